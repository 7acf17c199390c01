package cotejo.alert.web.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The pages' words in one language: {@link MessageFormat} patterns by key, read from {@code
 * /web/words_en.properties} and {@code /web/words_es.properties}.
 */
public final class Words {
  private static final Map<Lang, Words> ALL = new EnumMap<>(Lang.class);

  static {
    for (Lang lang : Lang.values()) {
      ALL.put(lang, new Words(lang, read("/web/words_" + lang.code() + ".properties")));
    }
  }

  private final Lang lang;
  private final Properties patterns;

  private Words(Lang lang, Properties patterns) {
    this.lang = lang;
    this.patterns = patterns;
  }

  /** The words in {@code lang}. */
  public static Words in(Lang lang) {
    Words words = ALL.get(lang);
    if (words == null) {
      throw new IllegalStateException("no words in " + lang);
    }
    return words;
  }

  /**
   * The sentence under {@code key} with its blanks filled.
   *
   * @throws IllegalArgumentException when there is no such key
   */
  public String say(String key, Object... values) {
    String pattern = patterns.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for \"" + key + "\" in " + lang.code());
    }
    return new MessageFormat(pattern, lang.locale()).format(values);
  }

  /** Whether there is such a key. */
  public boolean knows(String key) {
    return patterns.containsKey(key);
  }

  /** Every key. */
  public Set<String> keys() {
    return patterns.stringPropertyNames();
  }

  private static Properties read(String resource) {
    Properties properties = new Properties();
    try (InputStream bytes = Words.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
