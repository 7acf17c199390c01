package cotejo.alert.web;

import cotejo.events.Messages;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers of the read API. */
final class ApiAnswers {
  private ApiAnswers() {}

  /** An error as RFC 9457 has it. */
  static void problem(Context request, int status) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", HttpStatus.forStatus(status).getMessage());
    problem.put("status", status);
    request
        .status(status)
        .header("Access-Control-Allow-Origin", "*")
        .header("Cache-Control", "no-store")
        .contentType("application/problem+json")
        .result(Messages.JSON.writeValueAsBytes(problem));
  }

  /** A cacheable answer that any site's script may read. */
  static void json(Context request, Object body) {
    request.header("Access-Control-Allow-Origin", "*").contentType("application/json");
    Answers.cacheable(request, Messages.JSON.writeValueAsString(body), null);
  }
}
