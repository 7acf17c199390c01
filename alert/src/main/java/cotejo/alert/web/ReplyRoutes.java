package cotejo.alert.web;

import cotejo.alert.model.MailAddress;
import cotejo.alert.store.ArticleStore.OutletRow;
import cotejo.alert.store.ReplyStore;
import cotejo.alert.store.Store;
import cotejo.alert.web.view.ReplyForm;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes in what outlets reply. */
final class ReplyRoutes {
  private final Frame frame;
  private final Store store;
  private final RegisterRoutes pages;
  private final InstantSource clock;

  ReplyRoutes(Frame frame, Store store, RegisterRoutes pages, InstantSource clock) {
    this.frame = frame;
    this.store = store;
    this.pages = pages;
    this.clock = clock;
  }

  void mount(RoutesConfig routes) {
    routes.post("/{lang}/outlet/{slug}/reply", this::reply);
  }

  private void reply(Context request) {
    OutletRow outlet =
        store.articles().outlet(request.pathParam("slug")).orElseThrow(NotFoundResponse::new);
    ReplyForm form =
        new ReplyForm(
            Fields.line(request, "article"),
            Fields.line(request, "name"),
            Fields.line(request, "email"),
            Fields.text(request, "text"),
            List.of());
    List<String> problems = problems(form);
    if (!problems.isEmpty()) {
      request.status(422);
      pages.showOutlet(
          request, new ReplyForm(form.article(), form.name(), form.email(), form.text(), problems));
      return;
    }
    if (!Fields.isTrapped(request)) {
      store.replies().add(kept(outlet, form));
    }
    Frame.Draft draft = frame.draft(request, frame.lang(request), "outlets").personal();
    draft
        .heading(draft.say("reply.thanks.title"))
        .answer("notice", Map.of("text", draft.say("reply.thanks")));
  }

  private ReplyStore.Reply kept(OutletRow outlet, ReplyForm form) {
    boolean known =
        !form.article().isEmpty() && store.verdicts().newest(form.article()).isPresent();
    return new ReplyStore.Reply(
        UUID.randomUUID().toString(),
        outlet.name(),
        outlet.slug(),
        known ? form.article() : null,
        form.name(),
        form.email(),
        form.text(),
        ReplyStore.State.WAITING,
        clock.instant());
  }

  private static List<String> problems(ReplyForm form) {
    List<String> problems = new ArrayList<>();
    if (form.name().isBlank() || form.name().length() > 200) {
      problems.add("name");
    }
    try {
      MailAddress.of(form.email());
    } catch (IllegalArgumentException _) {
      problems.add("address");
    }
    if (form.text().isBlank() || form.text().length() > 5_000) {
      problems.add("text");
    }
    return problems;
  }
}
