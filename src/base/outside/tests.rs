//! Which hosts are read, let through, and named in the policy.

use super::*;

fn outside(entries: &[(Purpose, &str)]) -> Outside {
    let mut outside = Outside::default();
    for (purpose, written) in entries {
        outside.allow(*purpose, Origin::parse(written, true).expect(written));
    }
    outside
}

#[test]
fn hosts_as_they_are_typed() {
    for (written, read) in [
        ("https://www.youtube-nocookie.com", "https://www.youtube-nocookie.com"),
        ("https://www.youtube-nocookie.com/", "https://www.youtube-nocookie.com"),
        ("//stats.example.org", "https://stats.example.org"),
        ("HTTPS://Stats.Example.ORG", "https://stats.example.org"),
        ("plausible.io", "https://plausible.io"),
        ("*.example.org", "https://*.example.org"),
        ("https://*.example.org:8443", "https://*.example.org:8443"),
        ("stats.example.org:443", "https://stats.example.org"),
        ("münchen.example", "https://xn--mnchen-3ya.example"),
        ("192.0.2.7", "https://192.0.2.7"),
    ] {
        assert_eq!(Origin::parse(written, true).map(|origin| origin.to_string()), Ok(read.to_owned()), "{written}");
    }
    assert_eq!(Origin::parse("http://x.org", false).map(|origin| origin.to_string()), Ok("http://x.org".to_owned()));
}

#[test]
fn what_is_no_host() {
    use OriginFault::{Keyword, NoHost, Path, Several, Unsafe, Wildcard};
    let text = str::to_owned;
    for (written, fault) in [
        ("https://www.youtube.com/watch?v=x", Path(text("https://www.youtube.com"))),
        ("plausible.io/js/script.js", Path(text("https://plausible.io"))),
        ("https://x.org?a", Path(text("https://x.org"))),
        ("http://x.org", Unsafe(text("https://x.org"))),
        ("htps://x.org/a", Unsafe(text("https://x.org"))),
        ("wss://x.org", Unsafe(text("https://x.org"))),
        ("https://a.org https://b.org", Several(vec![text("https://a.org"), text("https://b.org")])),
        ("a.org; script-src *", Keyword),
        ("a.org;", Keyword),
        ("'self'", Keyword),
        ("unsafe-inline", Keyword),
        ("data:", Keyword),
        ("*", Keyword),
        ("https:", Keyword),
        ("*.org", Wildcard),
        ("https://*.", NoHost),
        ("www.*.org", Wildcard),
        ("*.192.0.2.7", Wildcard),
        ("youtube", NoHost),
        ("https:/x.org", NoHost),
        ("https://user@x.org", NoHost),
        ("[::1]", NoHost),
        ("https://x..org", NoHost),
        ("a'b.org", Keyword),
    ] {
        assert_eq!(Origin::parse(written, true), Err(fault), "{written}");
    }
}

#[test]
fn addresses_are_let_through_as_browsers_do() {
    let outside = outside(&[(Purpose::Frames, "a.org"), (Purpose::Frames, "*.b.org:8443")]);
    for (address, is_allowed) in [
        ("https://a.org/x?y", true),
        ("//a.org/x", true),
        ("https://a.org:443/", true),
        ("http://a.org/x", false),
        ("https://a.org:8443/", false),
        ("https://www.a.org/", false),
        ("https://x.y.b.org:8443/", true),
        ("https://b.org:8443/", false),
        ("https://xb.org:8443/", false),
        ("/a.org", false),
        ("javascript:a.org", false),
    ] {
        assert_eq!(outside.allows(Purpose::Frames, address), is_allowed, "{address}");
        assert!(!outside.allows(Purpose::Images, address));
    }
}

#[test]
fn the_policy_names_what_is_let_through() {
    let none = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; \
                frame-src 'none'; form-action 'none'; base-uri 'none'";
    assert_eq!(Outside::default().policy(false), none);
    assert_eq!(Outside::default().policy(true), none.replace("form-action 'none'", "form-action 'self'"));
    let all: Vec<_> = Purpose::ALL.into_iter().map(|purpose| (purpose, purpose.key().to_owned() + ".org")).collect();
    let all: Vec<_> = all.iter().map(|(purpose, host)| (*purpose, host.as_str())).collect();
    assert_eq!(
        outside(&all).policy(false),
        "default-src 'self'; script-src 'self' https://scripts.org; connect-src 'self' https://connect.org; \
         img-src 'self' data: https://images.org; media-src 'self' https://media.org; \
         style-src 'self' 'unsafe-inline'; object-src 'none'; frame-src https://frames.org; \
         form-action 'self' https://forms.org; base-uri 'none'"
    );
    let line = outside(&all[..1]).line_with(&[Purpose::Scripts, Purpose::Frames], "http://x.org:8080/y");
    let line = line.expect("a host");
    assert_eq!(line, "outside: {frames: [https://frames.org, https://x.org], scripts: [https://x.org]}");
}

#[test]
fn scripts_name_the_hosts_that_they_load_from() {
    let script = "// see https://matomo.org\n(function() {\n var u=\"//stats.x.org/\";\n _paq.push(['setTrackerUrl', u+'matomo.php']);\n g.src='https://cdn.x.org/a.js'; })();";
    let line = "outside: {scripts: [https://stats.x.org, https://cdn.x.org], connect: [https://stats.x.org, https://cdn.x.org]}";
    assert_eq!(Outside::default().line_for_script(script).as_deref(), Some(line));
    assert_eq!(Outside::default().line_for_script("var a = 'x', b = \"//\"; // 'c"), None);
    let both = [Purpose::Scripts, Purpose::Connect].map(|purpose| [(purpose, "stats.x.org"), (purpose, "cdn.x.org")]);
    assert_eq!(outside(&both.concat()).line_for_script(script), None);
}
