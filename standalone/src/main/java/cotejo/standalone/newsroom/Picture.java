package cotejo.standalone.newsroom;

import java.util.Locale;
import java.util.Random;

/** Draws a landscape in place of a photograph: same name, same picture. */
final class Picture {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 675;
  private static final String[][] SKIES = {
    {"#f6c28b", "#7a9cc6"}, {"#dfe9f3", "#8fb3d9"}, {"#f3a683", "#574b90"}, {"#c9d6df", "#52616b"}
  };

  private Picture() {}

  static String draw(String name, String colour) {
    Random random = new Random(name.hashCode());
    String[] sky = SKIES[random.nextInt(SKIES.length)];
    StringBuilder svg = new StringBuilder(2048);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
        <defs><linearGradient id="s" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient></defs>
        <rect width="100%%" height="100%%" fill="url(#s)"/>
        """
            .formatted(WIDTH, HEIGHT, sky[0], sky[1]));
    svg.append(
        "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"#fff4d6\" opacity=\".85\"/>\n"
            .formatted(
                150 + random.nextInt(900), 120 + random.nextInt(140), 34 + random.nextInt(30)));
    ridge(svg, random, 380, 120, "#5b6b7b", .55);
    ridge(svg, random, 450, 80, "#3d4a57", .75);
    if (random.nextBoolean()) {
      town(svg, random, colour);
    } else {
      fence(svg);
    }
    svg.append("<rect y=\"560\" width=\"100%\" height=\"115\" fill=\"#2c2f33\"/>\n");
    svg.append(
        "<path d=\"M0 618H1200\" stroke=\"#e7d9a8\" stroke-width=\"6\" stroke-dasharray=\"60 44\"/>\n");
    return svg.append("</svg>\n").toString();
  }

  private static void ridge(
      StringBuilder svg, Random random, int base, int swing, String fill, double opacity) {
    svg.append("<path d=\"M0 ").append(HEIGHT).append(" L0 ").append(base);
    for (int x = 100; x <= WIDTH; x += 100) {
      svg.append(" L").append(x).append(' ').append(base - random.nextInt(swing));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            " L%d %d Z\" fill=\"%s\" opacity=\"%.2f\"/>%n",
            WIDTH,
            HEIGHT,
            fill,
            opacity));
  }

  private static void town(StringBuilder svg, Random random, String colour) {
    for (int x = 40; x < WIDTH - 80; ) {
      int width = 60 + random.nextInt(90);
      int height = 50 + random.nextInt(130);
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" opacity=\"%s\"/>\n"
              .formatted(
                  x,
                  560 - height,
                  width,
                  height,
                  random.nextInt(5) == 0 ? colour : "#24292e",
                  ".9"));
      for (int wx = x + 12; wx < x + width - 14; wx += 22) {
        if (random.nextInt(3) > 0) {
          svg.append(
              "<rect x=\"%d\" y=\"%d\" width=\"9\" height=\"12\" fill=\"#ffe9a8\"/>\n"
                  .formatted(wx, 576 - height));
        }
      }
      x += width + random.nextInt(50);
    }
  }

  private static void fence(StringBuilder svg) {
    svg.append("<path d=\"M0 430H1200M0 445H1200\" stroke=\"#4a3b32\" stroke-width=\"8\"/>\n");
    for (int x = 6; x < WIDTH; x += 26) {
      svg.append(
          "<rect x=\"%d\" y=\"405\" width=\"9\" height=\"160\" fill=\"#5a463a\"/>\n".formatted(x));
    }
  }
}
