/**
 * The demo's mailbox: an SMTP server that takes every mail and a page on the loopback address that
 * shows what came. It delivers nothing and forgets the oldest mails.
 */
@NullMarked
package cotejo.standalone.mailbox;

import org.jspecify.annotations.NullMarked;
