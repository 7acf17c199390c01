package cotejo.alert.web;

import cotejo.alert.model.MailAddress;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.SubscribeForm;
import cotejo.events.Messages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Subscribing and all that a subscriber can do by a signed link. GET shows, POST acts, so that a
 * mail program that looks at links in advance changes nothing.
 */
final class SubscribeRoutes {
  private final Frame frame;
  private final Store store;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final Choices choices;

  SubscribeRoutes(Frame frame, Store store, Subscriptions subscriptions, InstantSource clock) {
    this.frame = frame;
    this.store = store;
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.choices = new Choices(store);
  }

  void mount(RoutesConfig routes) {
    Answers.on(routes, "/{lang}/subscribe", this::form);
    routes.post("/{lang}/subscribe", this::subscribe);
    Answers.on(routes, "/{lang}/confirm", this::askToConfirm);
    routes.post("/{lang}/confirm", this::confirm);
    Answers.on(routes, "/{lang}/preferences", request -> preferences(request, false));
    routes.post("/{lang}/preferences", this::prefer);
    Answers.on(routes, "/{lang}/unsubscribe", this::askToUnsubscribe);
    routes.post("/{lang}/unsubscribe", this::unsubscribe);
    Answers.on(routes, "/{lang}/my-data", this::export);
    Answers.on(routes, "/{lang}/erase", this::askToErase);
    routes.post("/{lang}/erase", this::erase);
  }

  private void form(Context request) {
    Lang lang = frame.lang(request);
    Preferences standard =
        Preferences.standard(lang.code(), frame.config().digestAt(), frame.config().zone());
    show(request, new SubscribeForm("", standard, "", List.of()));
  }

  private void show(Context request, SubscribeForm form) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "subscribe");
    if (!form.problems().isEmpty()) {
      draft.personal();
    }
    draft
        .heading(draft.say("subscribe.title"))
        .description(draft.say("subscribe.what"))
        .answer("subscribe", withLists(Map.of("form", form)));
  }

  private Map<String, Object> withLists(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("claims", store.claims().all().stream().filter(claim -> !claim.retired()).toList());
    all.put("outlets", store.articles().outlets());
    return all;
  }

  /** The answer is the same for an address that is new, pending, subscribed or a robot's. */
  private void subscribe(Context request) {
    Lang lang = frame.lang(request);
    String address = request.formParam("email");
    Preferences standard =
        Preferences.standard(lang.code(), frame.config().digestAt(), frame.config().zone());
    Optional<Preferences> chosen = choices.read(request, standard);
    List<String> problems =
        !isAddress(address)
            ? List.of("address")
            : chosen.isEmpty() ? List.of("choices") : List.of();
    if (!problems.isEmpty() || address == null) {
      request.status(422);
      show(
          request,
          new SubscribeForm(Fields.line(request, "email"), chosen.orElse(standard), "", problems));
      return;
    }
    if (!Fields.isTrapped(request)) {
      subscriptions.request(address, chosen.orElse(standard));
    }
    notice(request, "subscribe.sent");
  }

  /** Line breaks and other control characters are refused, not cleaned away. */
  private static boolean isAddress(@org.jspecify.annotations.Nullable String address) {
    if (address == null || address.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    try {
      MailAddress.of(address);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void notice(Context request, String key) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "").personal();
    draft.heading(draft.say(key + ".title")).answer("notice", Map.of("text", draft.say(key)));
  }

  private void expired(Context request) {
    request.status(410);
    notice(request, "link.expired");
  }

  private static String token(Context request) {
    String token = request.queryParam("token");
    if (token == null || token.isEmpty() || token.length() > 500) {
      throw new NotFoundResponse();
    }
    return token;
  }

  private void ask(Context request, String key, String text, String action, boolean danger) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "").personal();
    draft
        .heading(draft.say(key + ".title"))
        .answer(
            "act",
            Map.of(
                "text",
                text,
                "action",
                action,
                "button",
                draft.say(key + ".do"),
                "danger",
                danger));
  }

  private void askToConfirm(Context request) {
    String token = token(request);
    Lang lang = frame.lang(request);
    Optional<Subscriber> who = subscriptions.toConfirm(token);
    if (who.isEmpty()) {
      expired(request);
      return;
    }
    String text = Frame.say(lang, "confirm", masked(who.get()));
    ask(request, "confirm", text, Addresses.HERE.confirm(lang, token), false);
  }

  private void confirm(Context request) {
    Optional<Subscriber> confirmed = subscriptions.confirm(token(request));
    if (confirmed.isEmpty()) {
      expired(request);
      return;
    }
    Frame.Draft draft = frame.draft(request, frame.lang(request), "").personal();
    draft
        .heading(draft.say("confirmed.title"))
        .answer("notice", Map.of("text", next(draft.page(), confirmed.get())));
  }

  /** In plain words when the next digest comes, in the subscriber's own zone. */
  private String next(Page page, Subscriber subscriber) {
    return subscriptions
        .nextDigest(subscriber)
        .map(
            instant ->
                page.say(
                    "next.at",
                    page.in(subscriber.preferences().zone()).longTime(instant),
                    subscriber.preferences().zone().getId().replace('_', ' ')))
        .orElseGet(() -> page.say("next.never"));
  }

  private void preferences(Context request, boolean saved) {
    String token = token(request);
    Optional<Subscriber> who = subscriptions.find(token);
    if (who.isEmpty()) {
      expired(request);
      return;
    }
    showPreferences(request, token, who.get(), saved, List.of());
  }

  private void showPreferences(
      Context request, String token, Subscriber who, boolean saved, List<String> problems) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "").personal();
    Instant paused = who.isPausedAt(clock.instant()) ? who.pausedUntil() : null;
    String until =
        paused == null ? "" : paused.atZone(who.preferences().zone()).toLocalDate().toString();
    Map<String, Object> values = new HashMap<>();
    values.put("token", token);
    values.put("address", masked(who));
    values.put("next", next(draft.page(), who));
    values.put("saved", saved);
    values.put("form", new SubscribeForm("", who.preferences(), until, problems));
    draft.heading(draft.say("preferences.title")).answer("preferences", withLists(values));
  }

  private void prefer(Context request) {
    String token = token(request);
    Optional<Subscriber> who = subscriptions.find(token);
    if (who.isEmpty()) {
      expired(request);
      return;
    }
    Optional<Preferences> chosen = choices.read(request, who.get().preferences());
    if (chosen.isEmpty()) {
      request.status(422);
      showPreferences(request, token, who.get(), false, List.of("choices"));
      return;
    }
    subscriptions.prefer(token, chosen.get());
    subscriptions.pause(token, choices.pause(request, chosen.get().zone(), clock.instant()));
    preferences(request, true);
  }

  private void askToUnsubscribe(Context request) {
    String token = token(request);
    Lang lang = frame.lang(request);
    if (subscriptions.toUnsubscribe(token).isEmpty()) {
      expired(request);
      return;
    }
    ask(
        request,
        "unsubscribe",
        Frame.say(lang, "unsubscribe"),
        Addresses.HERE.unsubscribe(lang, token),
        false);
  }

  /** Also what a mail program's button sends: {@code List-Unsubscribe=One-Click} (RFC 8058). */
  private void unsubscribe(Context request) {
    if (subscriptions.unsubscribe(token(request))) {
      notice(request, "unsubscribed");
    } else {
      expired(request);
    }
  }

  private void export(Context request) {
    Optional<Subscriptions.Data> data = subscriptions.export(token(request));
    if (data.isEmpty()) {
      expired(request);
      return;
    }
    request
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"cotejo.json\"")
        .contentType("application/json")
        .result(Messages.JSON.writeValueAsBytes(data.get()));
  }

  private void askToErase(Context request) {
    String token = token(request);
    Lang lang = frame.lang(request);
    if (subscriptions.find(token).isEmpty()) {
      expired(request);
      return;
    }
    ask(request, "erase", Frame.say(lang, "erase"), Addresses.HERE.erase(lang, token), true);
  }

  private void erase(Context request) {
    if (subscriptions.forget(token(request))) {
      notice(request, "erased");
    } else {
      expired(request);
    }
  }

  /** An address with all of its name but the first letter hidden. */
  private static String masked(Subscriber subscriber) {
    String address = Objects.requireNonNull(subscriber.address());
    int at = address.lastIndexOf('@');
    return address.charAt(0) + "…" + address.substring(at);
  }
}
