/**
 * Tells programs and chat rooms by HTTP what readers are told by mail: digests, and at once what
 * spreads. Signed, retried and bounded by the Standard Webhooks specification; the network is taken
 * to be hostile. {@link cotejo.alert.webhook.WebhookDelivery} is the door.
 */
@NullMarked
package cotejo.alert.webhook;

import org.jspecify.annotations.NullMarked;
