package cotejo.standalone.newsroom;

import java.util.ArrayList;
import java.util.List;

/** What stands around an article on a newspaper's page: advertisements and readers' comments. */
final class Filler {
  private Filler() {}

  /**
   * @param who a reader's nickname
   */
  record Comment(String who, String when, String what) {}

  record Ad(String brand, String line, String button) {}

  private static final List<Comment> ENGLISH =
      List.of(
          new Comment(
              "mesquite_mike",
              "2 hours ago",
              "Read past the headline, people. It's all in the fifth paragraph."),
          new Comment(
              "Carol from Alpine",
              "3 hours ago",
              "They already have bases all over that country and everybody knows it."),
          new Comment(
              "tx_trucker77",
              "5 hours ago",
              "I cross that bridge twice a week and never saw anything of the kind."),
          new Comment(
              "Prof. Gadfly",
              "yesterday",
              "Could you please link the document instead of describing it?"),
          new Comment(
              "nopalito",
              "yesterday",
              "My grandmother would have had something to say about the spelling here."),
          new Comment(
              "JustAsking", "yesterday", "So when do our troops go in? Asking for a friend."),
          new Comment(
              "riverrat", "2 days ago", "Good reporting. More of this and fewer slide shows."));

  private static final List<Comment> SPANISH =
      List.of(
          new Comment(
              "don_chema", "hace 1 hora", "Lean la nota completa antes de opinar, por favor."),
          new Comment(
              "Lupita_Mty",
              "hace 2 horas",
              "Todos sabemos que los gringos ya mandan aquí, no se hagan."),
          new Comment("elcompayin", "hace 4 horas", "Yo vivo a dos cuadras y no vi nada de eso."),
          new Comment("Maestra Rosario", "ayer", "¿Podrían poner la liga al documento? Gracias."),
          new Comment("norteño.legal", "ayer", "Falta contexto histórico, como siempre."),
          new Comment("Pregunton", "ayer", "¿Y la base secreta para cuándo la enseñan?"),
          new Comment(
              "abuelo_digital",
              "hace 2 días",
              "Buen trabajo, sigan así y quiten los anuncios del zapato."));

  private static final List<Ad> ENGLISH_ADS =
      List.of(
          new Ad(
              "Saddle & Sons", "Boots that outlive the horse. Fall sale ends Sunday.", "Shop now"),
          new Ad(
              "Pecan Valley Credit Union",
              "Auto loans from 4.9%. Your truck called, it wants a sibling.",
              "Apply"),
          new Ad(
              "BrightLeaf Solar",
              "Is your roof just lying there? Free estimate in 24 hours.",
              "Get a quote"),
          new Ad("CloudBurro", "Backups that carry the load. First month free.", "Try it"));

  private static final List<Ad> SPANISH_ADS =
      List.of(
          new Ad(
              "Colchones Nube", "Duerma como si fuera domingo. 12 meses sin intereses.", "Comprar"),
          new Ad("Café Sierra Honda", "Tostado el martes, en su casa el jueves.", "Pedir"),
          new Ad("Seguros El Roble", "Su coche ya lo sabe. ¿Y usted?", "Cotizar"),
          new Ad(
              "Zapatería La Horma",
              "Camine 10 kilómetros o le devolvemos su dinero.",
              "Ver modelos"));

  static List<Comment> comments(String seed, boolean spanish) {
    List<Comment> pool = spanish ? SPANISH : ENGLISH;
    int from = Math.floorMod(seed.hashCode(), pool.size());
    List<Comment> some = new ArrayList<>();
    for (int i = 0; i < 2 + Math.floorMod(seed.length(), 2); i++) {
      some.add(pool.get((from + 2 * i) % pool.size()));
    }
    return some;
  }

  static Ad ad(String seed, int place, boolean spanish) {
    List<Ad> pool = spanish ? SPANISH_ADS : ENGLISH_ADS;
    return pool.get(Math.floorMod(seed.hashCode() + place, pool.size()));
  }
}
