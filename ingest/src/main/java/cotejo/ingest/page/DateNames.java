package cotejo.ingest.page;

import java.util.regex.Pattern;

/** The names under which pages keep their dates. */
final class DateNames {
  /** Meta elements, from those that mean publication alone to those that mean many things. */
  static final String[] PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "article:publish_time",
    "datepublished",
    "og:published_time",
    "og:pubdate",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish_time",
    "published",
    "publication_date",
    "publicationdate",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "published-date",
    "publisheddate",
    "published_at",
    "published_time",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cxenseparse:recs:articlepublishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dc.created",
    "dc:created",
    "displaydate",
    "date",
    "iso-8601-publish-date",
    "originalpublicationdate",
    "article_date_original",
    "article-publication-date",
    "article.published",
    "ptime",
    "rnews:datepublished",
    "citation_date",
    "citation_publication_date",
    "citation_online_date",
    "bt:pubdate",
    "created",
    "datecreated",
    "article:created_time",
    "article.created",
    "date.created",
    "creation_date",
    "timestamp",
    "vr:published_time",
    "shareaholic:article_published_time",
    "blogcatalog:date",
    "article:post_date",
    "gentime",
    "eomportal-issuedate",
    "pub_date",
    "post_date",
    "date_posted",
    "firstpublished",
    "first_published",
    "release_date",
    "releasedate",
    "nrbi:story:publishdate",
    "sortdate",
    "search_date",
    "weibo:article:create_at",
    "eomportal-lastupdate",
    "dateline"
  };

  static final String[] MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "modified",
    "date_modified",
    "updated_time",
    "lastmodified",
    "last_modified",
    "revised"
  };

  /** A property or variable of a script and its value, quotes of any depth. */
  static final Pattern IN_SCRIPT =
      Pattern.compile(
          "(?i)\\b(?:first_?publi(?:cation|shed?)_?(?:date|time|at|on)?|(?:date|first|time|original)?_?-?publish(?:ed)?_?-?(?:at|on|date|time|datetime|dateutc|dt)?|pub_?date|publi(?:cation|sh)_?date|datepublished|created_?(?:at|on|date)"
              + "|date_?created|createtime|display_?date|deploy_?(?:dt|date)|reg(?:ist)?_?(?:dt|date)|issue_?date|article_?date|release_?date)\\\\*[\"']?\\s*[:=]\\s*(?:\\\\*[\"']([^\"'\\\\]{8,60})|(1\\d{9}(?:\\d{3})?)\\b)");

  private DateNames() {}
}
