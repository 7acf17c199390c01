/** Composes mails, HTML and plain text side by side. Does not know SMTP. */
@NullMarked
package cotejo.alert.mail;

import org.jspecify.annotations.NullMarked;
