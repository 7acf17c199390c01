package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page's JSON-LD says about its article (schema.org NewsArticle and kin). A help, not the
 * truth: bodies are cut, headlines are those of search engines, and one page may describe many
 * articles.
 */
record LinkedData(
    @Nullable String headline,
    @Nullable String body,
    @Nullable String description,
    List<String> authors,
    @Nullable String published,
    @Nullable String modified,
    @Nullable String section,
    @Nullable String lang,
    @Nullable String url,
    boolean free) {

  static final LinkedData NONE =
      new LinkedData(null, null, null, List.of(), null, null, null, null, null, true);

  private static final int DEEPEST = 12;
  private static final int MOST_TITLES = 20;
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .build();

  static LinkedData of(Document page, MetaTags meta) {
    Set<String> titles = titles(page, meta);
    JsonNode best = null;
    int most = 0;
    for (Element script : page.getElementsByTag("script")) {
      if (!script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) continue;
      JsonNode root = read(script.data());
      if (root == null) continue;
      var articles = new ArrayList<JsonNode>();
      collect(root, articles, 0);
      for (JsonNode article : articles) {
        int rank = rank(article, titles);
        if (rank > most) {
          most = rank;
          best = article;
        }
      }
    }
    return best == null ? NONE : of(best);
  }

  private static @Nullable JsonNode read(String script) {
    int start = 0;
    while (start < script.length() && script.charAt(start) != '{' && script.charAt(start) != '[')
      start++;
    int end = Math.max(script.lastIndexOf('}'), script.lastIndexOf(']')) + 1;
    if (start >= end) return null;
    try {
      return LENIENT.readTree(script.substring(start, end));
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Articles in the order of the page, without those that stand in lists of other articles. */
  private static void collect(JsonNode node, List<JsonNode> into, int depth) {
    if (depth > DEEPEST) return;
    if (node.isArray()) {
      for (JsonNode item : node) collect(item, into, depth + 1);
    } else if (node.isObject()) {
      String type = type(node);
      if (type.contains("itemlist") || type.contains("breadcrumb")) return;
      if (isArticle(type)) into.add(node);
      for (String part : List.of("@graph", "mainEntity", "mainEntityOfPage", "item"))
        if (node.has(part)) collect(node.get(part), into, depth + 1);
    }
  }

  private static String type(JsonNode node) {
    JsonNode type = node.path("@type");
    if (type.isString()) return type.stringValue().toLowerCase(Locale.ROOT);
    var all = new StringBuilder();
    for (JsonNode one : type) if (one.isString()) all.append(one.stringValue()).append(' ');
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isArticle(String type) {
    return type.contains("article")
        || type.contains("posting")
        || type.contains("report")
        || type.contains("review")
        || type.contains("webpage");
  }

  /** What the page calls itself: of several articles the one of that name is the page's own. */
  private static Set<String> titles(Document page, MetaTags meta) {
    var titles = new HashSet<String>();
    String social = meta.first("og:title");
    if (social != null) titles.add(Texts.fold(social));
    for (Element heading : page.getElementsByTag("h1")) {
      if (titles.size() < MOST_TITLES) titles.add(Texts.fold(heading.text()));
    }
    return titles;
  }

  private static int rank(JsonNode article, Set<String> titles) {
    String type = type(article);
    int rank =
        type.contains("news") || type.contains("article") || type.contains("posting") ? 20 : 2;
    if (type.contains("webpage") && !type.contains("article")) rank = 1;
    if (string(article, "headline") != null || string(article, "name") != null) rank += 4;
    if (string(article, "datePublished") != null) rank += 4;
    if (string(article, "articleBody") != null) rank += 3;
    if (article.has("author")) rank += 1;
    String headline = string(article, "headline");
    if (headline != null && titles.contains(Texts.fold(plain(headline)))) rank += 8;
    return rank;
  }

  private static LinkedData of(JsonNode article) {
    boolean page = type(article).contains("webpage") && !type(article).contains("article");
    String headline = string(article, "headline");
    String body = string(article, "articleBody");
    if (body == null) body = string(article, "text");
    if (body == null) body = updates(article);
    var authors = new ArrayList<String>();
    names(article.path("author"), authors, 0);
    return new LinkedData(
        headline == null ? (page ? null : clean(string(article, "name"))) : clean(headline),
        page || body == null ? null : plain(body),
        clean(string(article, "description")),
        List.copyOf(authors),
        string(article, "datePublished"),
        string(article, "dateModified"),
        clean(string(article, "articleSection")),
        string(article, "inLanguage"),
        string(article, "url"),
        !article.path("isAccessibleForFree").asString("true").equalsIgnoreCase("false"));
  }

  private static @Nullable String updates(JsonNode article) {
    var joined = new StringBuilder();
    for (JsonNode update : article.path("liveBlogUpdate")) {
      String body = string(update, "articleBody");
      if (body == null) continue;
      String headline = string(update, "headline");
      if (headline != null && !body.startsWith(headline)) joined.append(headline).append("\n\n");
      joined.append(body).append("\n\n");
    }
    return joined.isEmpty() ? null : joined.toString();
  }

  private static void names(JsonNode node, List<String> into, int depth) {
    if (depth > 4) return;
    if (node.isArray()) {
      for (JsonNode item : node) names(item, into, depth + 1);
    } else if (node.isString()) {
      into.add(plain(node.stringValue()));
    } else if (node.isObject()) {
      JsonNode name = node.path("name");
      if (name.isArray() || name.isObject()) names(name, into, depth + 1);
      else if (name.isString()) into.add(plain(name.stringValue()));
    }
  }

  private static @Nullable String string(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isArray() && !value.isEmpty()) value = value.get(0);
    if (!value.isString()) return null;
    String text = value.stringValue().strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : Texts.tidy(plain(text));
  }

  /**
   * Markup and entities, often escaped twice, are taken out; the ends of paragraphs are kept as
   * lines.
   */
  private static String plain(String text) {
    String plain = text;
    for (int round = 0;
        round < 2 && (plain.indexOf('<') >= 0 || plain.indexOf('&') >= 0);
        round++) {
      plain = Jsoup.parseBodyFragment(plain).wholeText();
    }
    return plain.strip();
  }

  /** Whether anything in it describes an article. */
  boolean isArticle() {
    return headline != null || body != null;
  }
}
