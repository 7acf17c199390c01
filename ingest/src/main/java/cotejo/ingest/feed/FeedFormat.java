package cotejo.ingest.feed;

/** The family of formats a document belongs to. */
public enum FeedFormat {
  /** RSS 0.91 to 2.0, the family without a namespace. */
  RSS,
  /** RSS 0.90 and 1.0, the family on RDF. */
  RDF,
  ATOM_03,
  ATOM_10,
  JSON_FEED,
  /** The sitemaps.org protocol with Google's news extension. */
  NEWS_SITEMAP
}
