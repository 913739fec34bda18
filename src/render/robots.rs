//! What crawlers may read and use: `robots.txt` (RFC 9309).

use super::Press;
use crate::docket::Crawlers;
use crate::plan::Url;

/// The names by which crawlers that collect text to train models go, as their owners publish them
/// (November 2026). They obey a group of their own.
const TRAINERS: [&str; 11] = [
    "Amazonbot",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "Google-Extended",
    "GPTBot",
    "Meta-ExternalAgent",
    "cohere-training-data-crawler",
    "Diffbot",
    "PanguBot",
];

/// Makes the list of what crawlers may read, with the address of the sitemap. What is shown of a
/// past day is for nobody.
pub(super) fn robots(press: &Press<'_>) -> Vec<u8> {
    let settings = press.catalog.settings();
    let crawlers = match settings.as_of {
        Some(_) => Crawlers::None,
        None => settings.crawlers,
    };
    let mut text = match crawlers {
        Crawlers::All => "User-agent: *\nAllow: /\n".to_owned(),
        // The two statements say one thing, by the draft of IETF's AI Preferences group and by
        // contentsignals.org.
        Crawlers::Search => {
            let mut text = "User-agent: *\nContent-Usage: train-ai=n\n\
                Content-Signal: search=yes, ai-train=no\nAllow: /\n\n"
                .to_owned();
            for name in TRAINERS {
                text.push_str(&format!("User-agent: {name}\n"));
            }
            text.push_str("Disallow: /\n");
            text
        }
        Crawlers::None => return b"User-agent: *\nDisallow: /\n".to_vec(),
    };
    if let Some(sitemap) = press.plan.absolute(&Url::new("sitemap.xml")) {
        text.push_str(&format!("Sitemap: {sitemap}\n"));
    }
    text.into_bytes()
}
