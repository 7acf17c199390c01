package cotejo.alert.web;

import cotejo.alert.store.Store;
import cotejo.alert.store.Trends;
import cotejo.alert.subscribers.Subscriptions;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** The public pages as one server. */
public final class WebPages {
  private WebPages() {}

  /**
   * A server that is not started yet; the caller starts and stops it.
   *
   * @param store is read, and keeps replies and what subscribers ask for; stays open
   */
  public static Javalin create(
      WebConfig config,
      Store store,
      Subscriptions subscriptions,
      MeterRegistry metrics,
      InstantSource clock) {
    return Javalin.create(javalin -> mount(javalin, config, store, subscriptions, metrics, clock));
  }

  private static void mount(
      JavalinConfig javalin,
      WebConfig config,
      Store store,
      Subscriptions subscriptions,
      MeterRegistry metrics,
      InstantSource clock) {
    javalin.startup.showJavalinBanner = false;
    javalin.http.maxRequestSize = Guard.LARGEST_FORM;
    javalin.concurrency.useVirtualThreads = true;
    Assets assets = Assets.load();
    Frame frame = new Frame(config, assets);
    Trends trends = new Trends(store.database());
    Visitors visitors = new Visitors(config.behindProxy(), clock);
    Guard.mount(javalin.routes, visitors, frame, metrics);
    assets.mount(javalin.routes);
    new ReadingRoutes(frame, store, trends, clock).mount(javalin.routes);
    RegisterRoutes register = new RegisterRoutes(frame, store, trends, clock);
    register.mount(javalin.routes);
    new FeedRoutes(frame, store).mount(javalin.routes);
    new ApiRoutes(frame, store, clock).mount(javalin.routes);
    new SubscribeRoutes(frame, store, subscriptions, clock).mount(javalin.routes);
    new ReplyRoutes(frame, store, register, clock).mount(javalin.routes);
  }
}
