package cotejo.alert.store;

import cotejo.alert.model.Webhook;
import cotejo.alert.model.Webhook.Event;
import cotejo.alert.model.Webhook.Format;
import cotejo.alert.model.Webhook.Secret;
import cotejo.events.Messages;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Where webhooks go, and how these places answer. */
public final class WebhookStore {
  private static final TypeReference<List<Secret>> SECRETS = new TypeReference<>() {};

  private final Database database;

  WebhookStore(Database database) {
    this.database = database;
  }

  /** Adds a webhook. */
  public void add(Webhook webhook) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "insert into webhook (id, url, format, lang, events, claims, secrets, state,"
                        + " created_at) values (:id, :url, :format, :lang, :events, :claims,"
                        + " :secrets, 'ENABLED', :created)")
                .bind("id", webhook.id())
                .bind("url", webhook.url().toString())
                .bind("format", webhook.format().name())
                .bind("lang", webhook.lang())
                .bind("events", Rows.json(webhook.events().stream().sorted().toList()))
                .bind("claims", Rows.json(webhook.claims()))
                .bind("secrets", Rows.json(webhook.secrets()))
                .bind("created", webhook.createdAt().toEpochMilli())
                .execute());
  }

  /** Removes a webhook; what it was still owed is suppressed in its turn. */
  public boolean remove(String id) {
    return database.write(
        handle ->
            handle.createUpdate("delete from webhook where id = :id").bind("id", id).execute()
                == 1);
  }

  /** All webhooks, the oldest first. */
  public List<Webhook> all() {
    return database.read(WebhookStore::all);
  }

  static List<Webhook> all(Handle handle) {
    return handle
        .createQuery("select * from webhook order by created_at, id")
        .map((row, context) -> webhook(row))
        .list();
  }

  /** The webhook with this id. */
  public Optional<Webhook> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from webhook where id = :id")
                .bind("id", id)
                .map((row, context) -> webhook(row))
                .findOne());
  }

  /** Replaces the keys for signing. */
  public boolean replaceSecrets(String id, List<Secret> secrets) {
    return database.write(
        handle ->
            handle
                    .createUpdate("update webhook set secrets = :secrets where id = :id")
                    .bind("secrets", Rows.json(secrets))
                    .bind("id", id)
                    .execute()
                == 1);
  }

  /** Sends there again. */
  public boolean enable(String id) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        "update webhook set state = 'ENABLED', reason = null, failing_since = null"
                            + " where id = :id")
                    .bind("id", id)
                    .execute()
                == 1);
  }

  /** Sends nothing there any more. */
  public void disable(Handle handle, String id, String reason) {
    handle
        .createUpdate("update webhook set state = 'DISABLED', reason = :reason where id = :id")
        .bind("reason", reason)
        .bind("id", id)
        .execute();
  }

  /** It took a message: failures before count no more. */
  public void took(Handle handle, String id, String answer, Instant now) {
    answered(handle, id, answer, now, "null");
  }

  /** It did not take a message. */
  public void failed(Handle handle, String id, String answer, Instant now) {
    answered(handle, id, answer, now, "coalesce(failing_since, :now)");
  }

  private static void answered(
      Handle handle, String id, String answer, Instant now, String failingSince) {
    handle
        .createUpdate(
            "update webhook set answer = :answer, answered_at = :now, failing_since = "
                + failingSince
                + " where id = :id")
        .bind("answer", Rows.clipped(answer))
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getString("id"),
        URI.create(row.getString("url")),
        Format.valueOf(row.getString("format")),
        row.getString("lang"),
        Rows.texts(row.getString("events")).stream()
            .map(Event::valueOf)
            .collect(Collectors.toSet()),
        Rows.texts(row.getString("claims")),
        Messages.JSON.readValue(row.getString("secrets"), SECRETS),
        row.getString("state").equals("DISABLED") ? reason(row.getString("reason")) : null,
        Rows.instant(row, "failing_since"),
        row.getString("answer"),
        Rows.instant(row, "answered_at"),
        Rows.present(row, "created_at"));
  }

  private static String reason(@Nullable String reason) {
    return reason == null ? "" : reason;
  }
}
