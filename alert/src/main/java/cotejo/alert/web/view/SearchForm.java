package cotejo.alert.web.view;

/** What was filled into the search form, as text, so that it can be shown again. */
public record SearchForm(
    String words, String label, String claim, String outlet, String lang, String from, String to) {}
