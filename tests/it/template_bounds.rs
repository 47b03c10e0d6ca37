//! Templates of a site that would not come to an end, write without end, or keep values that double: each is told at its
//! place, and none takes the program along.

use crate::fixture::{line, page, plan, wrong};
use crate::input::ends;
use crate::rich::RICH;
use briefpress::pipeline;

const STEPS: &str = "it takes more than 100,000 steps for one page";
const WRITTEN: &str = "it writes more than 64 MiB for one page";
const KEPT: &str = "it makes a value of more than 64 MiB";
const NESTED: &str = "it makes lists within lists, more than 64 levels deep";

/// A value of a thousand numbers.
const R: &str = "{% set r = range(end=1000) %}";

/// Holds that the page `/about/`, rendered with this `templates/page.html`, is refused at a place with these words.
fn is_refused(template: &str, place: &str, message: &str) {
    ends(template, || {
        let plan = plan(&format!("{RICH}==> templates/page.html\n{template}\n"));
        assert!(plan.is_sound(), "{template}: {:?}", plan.problems());
        let about = plan.pages().iter().find(|page| page.route.as_str() == "/about/").expect("there is a page");
        let faults = pipeline::render(&plan, about).err().unwrap_or_default();
        let told: Vec<String> =
            faults.iter().map(|fault| format!("{}: {}", line(&plan, fault), fault.message)).collect();
        assert_eq!(told, [format!("template-error templates/page.html:{place}: {message}")], "{template}");
        assert!(faults[0].help[0].starts_with("let a loop go over less"), "{faults:?}");
    });
}

#[test]
fn loops_within_loops_are_bounded() {
    is_refused(
        "<p>\n{% for a in range(end=400) %}\n  {% for b in range(end=400) %}{% endfor %}{% endfor %}",
        "3:3",
        STEPS,
    );
    let three = "{% for a in r %}\n{% for b in r %}{% for c in r %}x{% endfor %}{% endfor %}{% endfor %}";
    is_refused(&format!("{R}{three}"), "2:17", STEPS);
    is_refused(
        "{% for a in range(end=900) %}\n{% for b in range(end=900) %}{% continue %}{% endfor %}{% endfor %}",
        "2:1",
        STEPS,
    );
    let twice = "{% for a in r %}{% for b in r %}{% set n = a * b %}{% endfor %}{% endfor %}";
    is_refused(&format!("{R}\n{twice}"), "2:17", STEPS);
}

#[test]
fn lists_made_of_lists_are_bounded() {
    is_refused(&format!("{R}\n{{{{ [[1 for b in r] for a in r] | length }}}}"), "2:1", STEPS);
    let either = "{% for a in r %}{% if [b for b in r if a == 'x' or b == a] %}y{% endif %}{% endfor %}";
    is_refused(&format!("{R}\n{either}"), "2:17", STEPS);
    let never = "{% for a in r %}{% set l = [b for b in r if false] %}{% endfor %}";
    is_refused(&format!("{R}\n{never}"), "2:17", STEPS);
}

#[test]
fn components_that_call_themselves_are_bounded() {
    let endless = "{% component again() %}{{ <again /> }}{% endcomponent again %}\n{{ <again /> }}";
    is_refused(endless, "1:1", "a component calls itself, more than 20 levels deep");
    let many = "{% component many(n: integer) %}{% if n > 0 %}{{ <many n={n - 1} /> }}{{ <many n={n - 1} /> }}{% endif %}\
        {% endcomponent many %}\n{{ <many n={18} /> }}";
    is_refused(many, "1:1", STEPS);
}

#[test]
fn includes_of_includes_are_bounded() {
    let twice = |name: &str| format!("{{% include \"{name}\" %}}").repeat(10);
    let mut site = format!("{RICH}==> templates/page.html\n{}\n", twice("a0.html"));
    for number in 0..9 {
        site += &format!("==> templates/a{number}.html\n{}\n", twice(&format!("a{}.html", number + 1)));
    }
    site += "==> templates/a9.html\nx\n";
    ends("includes", || {
        let plan = plan(&site);
        let about = plan.pages().iter().find(|page| page.route.as_str() == "/about/").expect("there is a page");
        let faults = pipeline::render(&plan, about).expect_err("a thousand million times `x`");
        assert_eq!(faults[0].message, STEPS);
        assert!(faults[0].place.file.as_str().starts_with("templates/a"), "{faults:?}");
    });
    let chain = |length: usize| {
        let link =
            |number: usize| format!("==> templates/c{number}.html\nx\n{{% include \"c{}.html\" %}}\n", number + 1);
        (0..length).map(link).collect::<String>() + &format!("==> templates/c{length}.html\nx\n")
    };
    assert_eq!(wrong(&(RICH.to_owned() + &chain(15))), "");
    assert_eq!(wrong(&(RICH.to_owned() + &chain(16))), "template-error templates/c0.html:2:1");
    let parents = |number: usize| format!("==> templates/p{number}.html\n{{% extends \"p{}.html\" %}}\n", number + 1);
    let site = (0..40).map(parents).collect::<String>() + "==> templates/p40.html\nx\n";
    assert_eq!(wrong(&(RICH.to_owned() + &site)), "template-error templates/p24.html:1:1");
}

#[test]
fn values_that_double_are_bounded() {
    let doubled = "{% set s = page.title %}{% for a in range(end=30) %}\n{% set_global s = s ~ s %}{% endfor %}";
    is_refused(doubled, "2:1", KEPT);
    let lists = "{% set l = [1] %}{% for a in range(end=30) %}\n  {% set_global l = [...l, ...l] %}{% endfor %}";
    is_refused(lists, "2:3", KEPT);
    let captured =
        "{% set s = 'abcdef' %}{% for a in range(end=30) %}{% set_global s %}{{ s }}{{ s }}\n{% endset %}{% endfor %}";
    is_refused(captured, "2:1", KEPT);
    let shared =
        "{% set l = [page.title] %}{% for a in range(end=30) %}\n{% set_global l = [l, l] %}{% endfor %}{{ l }}";
    is_refused(shared, "2:1", KEPT);
    let passed = "\n{% component d(s: string, n: integer) %}{% if n > 0 %}{{ <d s={s ~ s ~ s ~ s} n={n - 1} /> }}{% endif %}\
        {% endcomponent d %}{{ <d s=\"abcdefgh\" n={18} /> }}";
    is_refused(passed, "2:1", KEPT);
    let nested = "{% set l = [1] %}{% for a in range(end=9000) %}{% set_global l = [l] %}{% endfor %}";
    is_refused(nested, "1:48", NESTED);
}

#[test]
fn what_a_page_writes_is_bounded() {
    let text = "{% set s = 'abcdefgh' %}{% for a in range(end=17) %}{% set_global s = s ~ s %}{% endfor %}\n";
    is_refused(&format!("{text}{{% for a in range(end=200) %}}{{{{ s }}}}{{% endfor %}}"), "2:1", WRITTEN);
    is_refused(&format!("{text}{{% for a in range(end=200) %}}{{{{ s | upper }}}}{{% endfor %}}"), "2:1", WRITTEN);
}

/// The counts change nothing in what a template makes, and a fault in it keeps its place.
#[test]
fn a_template_within_its_bounds_is_as_it_would_be() {
    let template = "{%- for a in [1, 2] -%}\n  {{ a }}{% if not loop.last %},{% endif %}\n{%- endfor -%}\n \
        {%- set s -%} x {%- endset -%} [{{ s }}] {{ [a * 2 for a in [1, 2, 3] if a > 2 or a == 1] | join(sep=\" \") }} \
        {%- raw %} {% for %} {% endraw -%} {# {% for a in b %} #}|{% for k, v in {\"q\": `}}`} %}{{ k ~ v }}{% endfor %}|\
        {%- for a in [] %}x{% else %} none{% endfor %} {% for a in range(end=9) %}{% if a == 2 %}{% break %}{% endif %}{{ a }}{% endfor %}";
    let made = page(&format!("{RICH}==> templates/page.html\n{template}\n"), "about/index.html");
    assert_eq!(made, "1,2[x] 2 6 {% for %} |q}}| none 01\n");
    let site = format!(
        "{RICH}==> templates/page.html\n{{% for a in [1] %}}é{{% for b in [1] %}}{{{{ page.titel }}}}{{% endfor %}}{{% endfor %}}\n"
    );
    let plan = plan(&site);
    let about = plan.pages().iter().find(|page| page.route.as_str() == "/about/").expect("there is a page");
    let faults = pipeline::render(&plan, about).expect_err("there is no such field");
    assert_eq!(line(&plan, &faults[0]), "template-error templates/page.html:1:46");
}
