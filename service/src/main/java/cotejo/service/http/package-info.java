/**
 * What every client of foreign servers needs: sockets that go nowhere but the public internet, and
 * how long a server asks to be left alone.
 */
@NullMarked
package cotejo.service.http;

import org.jspecify.annotations.NullMarked;
