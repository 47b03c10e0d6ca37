// The script of the search page. It reads the index below `search/index/`: a table, and of the files beside it the few that a
// question needs. Texts have numbers: terms and plain pages first, then briefs, the oldest first. Without a document, as in its
// tests, its parts are `bpSearch`.

{
  // ---- words, folded and cut as the program does it ----

  const FOLDS = "ßss æae œoe øo đd ðd þth łl ıi ħh ŧt ŋng ſs ςσ ґг єе іи ٱا ىي یي ېي ۍي ےي ۓي ێي ئي ؤو کك ڪك ګگ ہه ھه ەه ۀه ۂه ةه ۃه ںن ـ ٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9";
  const MARKS = /(?=\p{M})(?![\u3099\u309a])[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Cyrl}]/u;
  const ARTICLE = /^(?:[وبكف]?ال|لل)(?=...)/u;
  const SEGMENTED = "\\u3005-\\u3007\\u3041-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff";
  const JOINERS = "\\-\\u00ad\\u2010\\u2011\\u200c\\u200d";
  const LETTERS = `(?:(?![${SEGMENTED}])[\\p{L}\\p{N}\\p{M}\\u0640])+`;
  // Letters with stops between them, neighbours of a script without blanks, and runs of others.
  const RUNS = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])[A-Za-z](?:\\.[A-Za-z](?![\\p{L}\\p{N}\\p{M}\\u0640]))+|[${SEGMENTED}]+|${LETTERS}(?:[${JOINERS}]${LETTERS})*`, "gu");
  const IN_PAIRS = new RegExp(`[${SEGMENTED}]`, "u");
  const PARTS = new RegExp(`[^${JOINERS}]+`, "gu");
  const QUOTED = /["“”„«「]([^"“”„«»「」]+)["“”»」]/gu;

  const folds = new Map(FOLDS.split(" ").map(([letter, ...rest]) => [letter, rest.join("")]));

  function fold(word) {
    let plain = "";
    for (const letter of word.normalize("NFKD")) {
      for (const small of letter.toLowerCase()) plain += folds.get(small) ?? (MARKS.test(small) && plain.slice(-1) + small !== "и\u0306" ? "" : small);
    }
    return plain.normalize("NFC").replace(ARTICLE, "");
  }

  /** The words of a text, folded, and where they stand: `joined` what a hyphen holds together, `pair` two letters of a script
      without blanks, `last` the letter behind the pairs. */
  function cut(text) {
    const words = [];
    const add = (word, at, end, more) => words.push({ word: fold(word), at, end, ...more });
    for (const { 0: whole, index: run } of text.matchAll(RUNS)) {
      if (IN_PAIRS.test(whole)) {
        let at = run;
        [...whole].forEach((letter, here, all) => {
          const pair = letter + (all[here + 1] ?? "");
          add(pair, at, at + pair.length, { run, pair: true, last: here && pair === letter });
          at += letter.length;
        });
        continue;
      }
      if (whole.includes(".")) {
        add(whole.replaceAll(".", ""), run, run + whole.length, { run });
        continue;
      }
      const parts = [...whole.matchAll(PARTS)];
      for (const { 0: part, index } of parts) if (!/^\p{L}$/u.test(part)) add(part, run + index, run + index + part.length, { run });
      if (parts[1]) add(parts.join(""), run, run + whole.length, { run, joined: true });
    }
    return words.filter(({ word }) => word);
  }

  const key = (words) => words.map(({ word }) => word).join(" ");
  const apart = (text) => cut(text).filter(({ joined }) => !joined);

  /** What a question needs: words, `open` the one that is still typed, with `parts` what a hyphen holds together; and phrases. */
  function parse(query, typing) {
    const needs = [], phrases = [];
    const text = query.replace(QUOTED, (_, inside) => {
      phrases.push(` ${key(apart(inside).filter(({ last }) => !last))} `);
      return ` ${inside} `;
    });
    const words = cut(text).filter(({ last }) => !last);
    const end = words.findLast(({ joined }) => !joined);
    for (const one of words) {
      const { word, run, pair, joined } = one;
      one.typed = text.slice(one.at, one.end);
      one.open = pair ? one.end - one.at < 2 : typing && run === end.run && one.end === text.length && word.length > 1 && (joined || one === end);
      const parts = joined ? words.filter((other) => other.run === run && other !== one) : [];
      if (parts[0]) one.parts = parts;
      if ((joined || !words.some((other) => other.joined && other.run === run)) && !needs.some((other) => other.word === word)) needs.push(one);
    }
    return { needs, phrases, keys: [key(apart(query)), key(cut(query))] };
  }

  // ---- the files of the index ----

  const stale = new Error("stale");
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  // The name of a shard by its first word. It sorts as UTF-8 does.
  const name = (word) => hex(new TextEncoder().encode(word));
  const decode = (bytes) => new TextDecoder().decode(bytes);

  /** Numbers of seven bits a byte, the lowest first, and words, behind the print of a file. */
  class Reader {
    constructor(bytes) {
      Object.assign(this, { bytes, at: 6 });
    }

    number() {
      for (let value = 0, shift = 1; ; shift *= 128) {
        // A file that ends too soon is of another age than the table.
        if (this.at >= this.bytes.length) throw stale;
        const byte = this.bytes[this.at++];
        value += (byte & 127) * shift;
        if (byte < 128) return value;
      }
    }

    /** Of the word before the first bytes are kept. */
    word(before) {
      const same = this.number(), length = this.number();
      return Uint8Array.from([...before.slice(0, same), ...this.bytes.subarray(this.at, (this.at += length))]);
    }
  }

  function readWords(bytes) {
    const found = [], from = new Reader(bytes);
    for (let word = []; from.at < bytes.length; ) {
      word = from.word(word);
      const stem = from.word(word), count = from.number(), texts = new Uint32Array(count), impacts = new Uint8Array(count);
      for (let one = 0, text = 0; one < count; one += 1) {
        const value = from.number();
        texts[one] = text += Math.floor(value / 32);
        impacts[one] = value & 31;
      }
      found.push({ word: decode(word), stem: decode(stem), texts, impacts });
    }
    return found;
  }

  /** The texts of each value of each facet. */
  function readFacets(bytes, { facets, years, texts }) {
    const from = new Reader(bytes);
    const list = () => {
      const found = [], count = from.number();
      if (from.number()) {
        for (let text = 0; text < texts; text += 1) if ((bytes[from.at + (text >> 3)] >> (text & 7)) & 1) found.push(text);
        from.at += Math.ceil(texts / 8);
      } else for (let text = 0; found.length < count; ) found.push((text += from.number()));
      return found;
    };
    const all = Object.entries(facets).map(([name, values]) => [name, new Map(values.map((value) => [value, list()]))]);
    const year = ([year, first], at) => [String(year), Array.from({ length: (years[at + 1]?.[1] ?? texts) - first }, (_, one) => first + one)];
    return new Map([...all, ["year", new Map(years.map(year))]]);
  }

  class Index {
    constructor(folder, ask) {
      Object.assign(this, { folder, ask, kept: new Map() });
    }

    /** Does `work`; if a file is not of the age of the table, once more past what the browser has kept. */
    async use(work) {
      for (let again = false; ; again = true) {
        try {
          if (!this.table || again || this.isOld) {
            this.isOld = false;
            this.table = await (await this.ask(`${this.folder}table.json`, { cache: again ? "reload" : "no-cache" })).json();
            this.table.names = this.table.words.map(name);
            this.again = again;
            this.kept.clear();
            // Traditional characters, each with the one that it is looked for as.
            for (const [, from, to] of this.table.han?.matchAll(/(.)(.)/gu) ?? []) folds.set(from, to);
          }
          return await work();
        } catch (error) {
          if (error !== stale || again) throw error;
        }
      }
    }

    /** What `make` makes, once; what failed is made again. */
    keep(name, make) {
      if (!this.kept.has(name)) {
        this.kept.set(name, make());
        this.kept.get(name).catch(() => this.kept.delete(name));
      }
      return this.kept.get(name);
    }

    file(path, read) {
      return this.keep(path, async () => {
        const answer = await this.ask(this.folder + path, { cache: this.again ? "reload" : "default" });
        const bytes = new Uint8Array(await answer.arrayBuffer());
        const { print, cards } = answer.ok && !read ? JSON.parse(decode(bytes)) : { print: hex(bytes.subarray(0, 6)) };
        if (print !== this.table.print) throw stale;
        return cards ?? read(bytes, this.table);
      });
    }

    facets() {
      return this.file("facets.bin", readFacets);
    }

    async card(text) {
      const { cards } = this.table, file = Math.floor(text / cards);
      return { ...(await this.file(`cards/${file}.json`))[text - file * cards], text };
    }

    /** The number of the shard in which a word stands, if it stands anywhere. */
    place(word) {
      const { names } = this.table, wanted = name(word);
      let low = 0;
      for (let high = names.length; high - low > 1; ) {
        const middle = (low + high) >> 1;
        if (wanted < names[middle]) high = middle;
        else low = middle;
      }
      return low;
    }

    shard(place) {
      return this.file(`words/${this.table.names[place] || "0"}.bin`, readWords);
    }

    async exactly(word) {
      return (await this.shard(this.place(word))).filter((one) => one.word === word);
    }

    /** The words with this beginning, in three shards at most. */
    async from(start) {
      const { words } = this.table, place = this.place(start);
      const places = [place, place + 1, place + 2].filter((one) => one === place || words[one]?.startsWith(start));
      return (await Promise.all(places.map((one) => this.shard(one)))).flat().filter(({ word }) => word.startsWith(start));
    }

    /** What a page says, without what it says about others. */
    page(url) {
      return this.keep(url, async () => {
        const page = new DOMParser().parseFromString(await (await this.ask(url)).text(), "text/html").querySelector("main");
        page.querySelectorAll("nav, script, sup, .anchor, .related, .backlinks, .listing").forEach((one) => one.remove());
        return page;
      });
    }
  }

  // ---- what is found for a word ----

  // What stands behind the stem of a word, in languages that have such endings.
  const ENDINGS = /^(.?(e[drs]?|s|ing|ings|er|ers|est|ly|ions?|ational|ations?|en|es|em|ern|ung|ungen|ées?|és?|ant|ants|ement|as?|os?|ado|ada|ados|adas|ando|lar|ler|ları|leri|ами?|ов|ах?|ы|и|у|е|а|ой|ому))$/u;

  // British and American: each with the other.
  const SPELLINGS = "is iz ys yz our or re er enc ens ogue og ll l".split(" ");
  const ENDING = "(|s|e[drs]?|ers|ing|ations?|ational|able|ites?|al|hoods?|ly)$";

  function variants(word) {
    const forms = SPELLINGS.map((one, at) => word.replace(new RegExp(`(?<=...)${one}(?=${ENDING})`), SPELLINGS[at ^ 1]));
    return forms.filter((form) => form !== word);
  }

  /** How many letters must be changed, left out, put in or swapped with their neighbour to make one word of another. */
  function slips(one, other) {
    let before, row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  /** The shards that most likely hold what one slip made of: a letter counts as often as it stands there, and the first one is seldom wrong. */
  function around(index, word) {
    const votes = [], often = new Map(), { words } = index.table;
    const vote = (form, weight) => {
      const place = index.place(form);
      votes[place] = (votes[place] ?? 0) + weight;
    };
    for (const letter of words.join("")) often.set(letter, (often.get(letter) ?? 0) + 0.3 / words.length);
    const letters = [...often.keys()].filter((letter) => (letter.codePointAt() ^ word.codePointAt()) < 128);
    for (let at = 0; at <= word.length; at += 1) {
      const start = word.slice(0, at), [first = "", ...rest] = word.slice(at), end = rest.join(""), weight = at ? 1 : 0.2;
      const shares = letters.map((letter) => often.get(letter) + index.place(start + letter + "\u{10ffff}") - index.place(start + letter));
      const all = shares.reduce((sum, share) => sum + share, 0);
      for (const form of [end, (rest[0] ?? "") + first + end.slice(1)]) vote(start + form, weight);
      letters.forEach((letter, one) => {
        for (const form of [letter + first + end, letter + end]) vote(start + form, (weight * shares[one]) / all);
      });
    }
    votes[index.place(word)] = Infinity;
    return Object.keys(votes).sort((one, other) => votes[other] - votes[one]).slice(0, 8);
  }

  /** Whether a stem may be that of a word: what stands behind it is an ending, and what it has more is a vowel. */
  const mayBe = (stem, word) => {
    const bare = word.startsWith(stem) ? stem : stem.replace(/[aeiouyаеиоыя]$/u, "");
    return bare.length >= Math.max(3, word.length - 5) && word.startsWith(bare) && ENDINGS.test(word.slice(bare.length));
  };

  /** The known words that begin as an unknown one, or are other forms of it. */
  async function related(index, word) {
    const known = await index.from(word.slice(0, Math.max(3, word.length - 5)));
    const begun = known.filter((one) => one.word.startsWith(word));
    const forms = begun.length ? begun : known.filter(({ stem }) => mayBe(stem, word));
    return forms.sort((one, other) => other.texts.length - one.texts.length);
  }

  /** The known words next to an unknown one: at one slip; if it has no other forms, with the longest beginning in common, or at two slips. */
  async function nearest(index, word, hasForms) {
    const shortest = Math.max(4, word.length - 3), known = new Map();
    if (word.length < 4 || /\p{N}/u.test(word)) return [];
    const near = await Promise.all([index.from(word.slice(0, shortest)), ...around(index, word).map((place) => index.shard(place))]);
    for (const one of new Set(near.flat())) known.set(one.word, (known.get(one.word) ?? (one.word[0] === word[0] ? 1e6 : 0)) + one.texts.length);
    const frequent = [...known.keys()].sort((one, other) => known.get(other) - known.get(one));
    const at = (most) => frequent.filter((other) => Math.abs(other.length - word.length) <= most && slips(word, other) <= most);
    let found = at(1);
    for (let length = word.length; !hasForms && !found.length && length >= shortest; length -= 1) {
      found = frequent.filter((other) => other.startsWith(word.slice(0, length)) && (length === word.length || other.length <= length + 3));
    }
    return (found.length || hasForms || word.length < 7 ? found : at(2)).slice(0, 3);
  }

  /** The texts that hold a word in one of its forms, each with how much it says there. */
  class Match {
    constructor(index, need) {
      Object.assign(this, { index, need, best: new Float32Array(index.table.texts), size: 0, words: new Set() });
    }

    set(text, impact) {
      if (!this.best[text]) this.size += 1;
      this.best[text] = Math.max(this.best[text], impact);
    }

    take(entries, weight) {
      for (const { word, texts, impacts } of entries) {
        this.words.add(word);
        texts.forEach((text, one) => this.set(text, weight * impacts[one]));
      }
    }

    /** Takes a word, and those with its stem. */
    async family(word, weight) {
      const entries = await this.index.exactly(word);
      this.take(entries, weight);
      for (const stem of new Set(entries.map(({ stem }) => stem))) {
        if (stem.length < 3) continue;
        const others = await this.index.from(stem.slice(0, Math.max(3, stem.length - 1)));
        this.take(others.filter((other) => other.stem === stem && other.word !== word), weight * 0.85);
      }
    }

    async look(isPart) {
      const { index, need: { word, open, pair, parts } } = this;
      if (open) this.take(await index.from(word), pair ? 1 : 0.6);
      if (pair) this.take(await index.exactly(word), 1);
      else await Promise.all([this.family(word, 1), ...variants(word).map((form) => this.family(form, 0.95))]);
      if (parts) {
        const all = await Promise.all(parts.map((part) => new Match(index, part).look(true)));
        this.best.forEach((_, text) => {
          const least = 0.6 * Math.min(...all.map(({ best }) => best[text]));
          if (least) this.set(text, least);
        });
        for (const { words } of all) words.forEach((one) => this.words.add(one));
      } else if (!this.size && !isPart && !pair) {
        const forms = word.length > 1 ? await related(index, word) : [];
        this.take(forms, 0.7);
        const near = await nearest(index, word, forms.length > 0);
        for (const other of near) await this.family(other, 0.7);
        this.instead = [...new Set([...forms.slice(0, 3).map((one) => one.word), ...near])];
      }
      return this;
    }
  }

  // ---- what is found for a question ----

  /** The texts with all words of a question, or with as many as possible, with their scores. */
  async function find(index, query, typing) {
    const { needs, phrases, keys } = parse(query, typing);
    const { texts, terms, withdrawn = [], superseded = [] } = index.table;
    const look = (needs) => Promise.all(needs.map((need) => new Match(index, need).look()));
    let matches = await look(needs);
    // Of what a hyphen holds together and nothing has, each part is looked for.
    const isKnown = ({ size, need }) => size || !need.parts;
    matches = [...matches.filter(isKnown), ...(await look(matches.filter((one) => !isKnown(one)).flatMap(({ need }) => need.parts)))];
    const scores = new Float32Array(texts), counts = new Uint8Array(texts);
    for (const { best, size } of matches) {
      best.forEach((impact, text) => {
        if (!impact) return;
        scores[text] += (impact / 31) * Math.log(1 + texts / size);
        counts[text] += 1;
      });
    }
    const most = Math.max(1, ...new Set(counts)), hits = [...counts.keys()].filter((text) => counts[text] === most);
    for (const text of hits) scores[text] *= 1 + (0.1 * Math.max(0, text - terms)) / texts;
    for (const text of [...withdrawn, ...superseded]) scores[text] -= 1e6;
    const known = matches.filter(({ size }) => size), rare = known.filter(({ size }) => size < texts * 0.6);
    return {
      hits, scores, phrases, keys,
      words: new Set((rare.length ? rare : known).flatMap(({ words }) => [...words])),
      missing: matches.filter(({ size }) => !size).map(({ need }) => need.typed),
      instead: known.filter(({ instead }) => instead).map(({ need, instead }) => [need.typed, instead]),
      isPartly: most < known.length,
    };
  }

  /** The texts among these that keep to the choices, and for each value how many would if its facet had none. */
  function narrow(facets, hits, chosen) {
    const fails = new Map(hits.map((text) => [text, []]));
    for (const [name, values] of chosen) {
      const has = new Set(values.flatMap((value) => facets.get(name)?.get(value) ?? []));
      for (const [text, names] of fails) if (!has.has(text)) names.push(name);
    }
    const fits = (name) => (text) => fails.get(text)?.every((other) => other === name);
    const counts = ([name, values]) => [name, new Map([...values].map(([value, texts]) => [value, texts.filter(fits(name)).length]))];
    return { kept: hits.filter(fits()), counts: new Map([...facets].map(counts)) };
  }

  /** The answer to a question with choices: the cards of its first results, and what there is to say about them. */
  async function answer(index, { query, chosen, sort, pages, typing, look = async (url) => (await index.page(url)).textContent }) {
    const { texts, terms, withdrawn = [] } = index.table, asks = query.trim() !== "", byDate = sort === "date" || !asks;
    const found = await find(index, query, typing);
    // What was withdrawn is found by its title, and listed nowhere.
    const gone = new Set(withdrawn);
    if (!asks) found.hits = Array.from({ length: texts - terms }, (_, one) => terms + one).filter((text) => !gone.has(text));
    if (found.phrases.length && (found.isPartly || found.missing.length)) found.hits = [];
    let hits = chosen.size ? narrow(await index.facets(), found.hits, chosen).kept : [...found.hits];
    const cards = (texts) => Promise.all(texts.map((text) => index.card(text)));
    hits.sort((one, other) => (!byDate && found.scores[other] - found.scores[one]) || other - one);
    if (!byDate) {
      const leading = await cards(hits.filter((text) => text < terms).slice(0, 5));
      const first = leading.filter(({ names = [] }) => found.keys.some((key) => names.includes(key))).map(({ text }) => text);
      hits = [...new Set([...first, ...hits])];
    }
    let unread = 0;
    const read = 20 * pages;
    if (found.phrases.length) {
      const some = await cards(hits.slice(0, read));
      unread = hits.length - some.length;
      const holds = await Promise.all(some.map(async ({ u }) => {
        const words = ` ${key(apart(await look(u)))} `;
        return found.phrases.every((phrase) => words.includes(phrase));
      }));
      hits = some.filter((_, one) => holds[one]).map(({ text }) => text);
      found.hits = found.hits.filter((text) => hits.includes(text) || !some.some((one) => one.text === text));
    }
    return { ...found, asks, cards: await cards(hits.slice(0, 10 * pages)), total: hits.length, unread, read };
  }

  // ---- found words in a text ----

  /** The pieces of a text, each with whether it was looked for. */
  function pieces(text, words) {
    const all = [];
    let last = 0;
    for (const { word, at, end } of cut(text)) {
      if (!words.has(word) || end <= last) continue;
      all.push([text.slice(last, Math.max(last, at)), false], [text.slice(Math.max(last, at), end), true]);
      last = end;
    }
    return [...all, [text.slice(last), false]].filter(([piece]) => piece);
  }

  /** Some forty words around the first found one. */
  function excerpt(text, words) {
    const all = apart(text), most = 40;
    const first = Math.max(0, Math.min(all.findIndex(({ word }) => words.has(word)) - 8, all.length - most)), end = all[first + most];
    return (first ? "… " : "") + text.slice(first && all[first].at, end && all[first + most - 1].end) + (end ? " …" : "");
  }

  /** The place of a page that has the most of the words, and the heading above it. */
  function passage(page, words) {
    let heading, best = { count: 0 };
    for (const block of page.querySelectorAll("h2, h3, h4, p, .event, li:not(:has(p, li, div)), td, dd")) {
      const text = block.textContent.replace(/\s+/g, " ").trim();
      const all = cut(text), count = [...words].filter((word) => all.some((one) => one.word === word)).length;
      if (block.matches("h2, h3, h4")) heading = block;
      else if (count > best.count) best = { count, text, heading, lang: block.closest("[lang]")?.lang };
    }
    return best;
  }

  if (typeof document === "undefined") globalThis.bpSearch = { FOLDS, Index, answer, cut, excerpt, find, fold, narrow, parse, passage, pieces, slips, variants };
  else start();

  // ---- the page ----

  function start() {
    const form = document.querySelector("#bp-search"), results = document.querySelector("#bp-results"), box = form.elements.q;
    const [status, more, again, list, chips] = ["[role=status]", ".search-more", ".search-again", "ol", "ul"].map((one) => results.querySelector(one));
    const filters = form.querySelector(".filters"), checks = [...form.querySelectorAll(".facet [type=checkbox]")];
    const words = JSON.parse(document.querySelector("#bp-search-words").textContent);
    const { lang } = document.documentElement;
    const numbers = new Intl.NumberFormat(lang), plurals = new Intl.PluralRules(lang);
    const index = new Index(form.dataset.index, fetch.bind(window));
    const screen = matchMedia("(min-width: 62rem)"), wide = screen.matches;
    const NAMES = ["country", "region", "group", "topic", "author", "type", "year", "language"];

    function say(name, values = {}) {
      const text = words[name][plurals.select(values.count ?? 0)] ?? words[name].other ?? words[name];
      return text.replace(/\{(\w+)\}/g, (_, name) => (name === "count" ? numbers.format(values.count) : values[name]));
    }

    /** An element. What is inside is text unless it is an element. */
    function make(tag, attributes, ...inside) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
      element.append(...inside);
      return element;
    }

    // ---- the state is the form, and how many results are shown ----

    let pages = 1, isSettled = true;

    const chosen = () => checks.filter(({ checked }) => checked);

    function address() {
      const { sort } = form.elements;
      const fields = [["q", box.value.trim()], ...chosen().map(({ name, value }) => [name, value]), ["sort", sort.selectedIndex && sort.value], ["page", pages > 1 && pages]];
      const query = new URLSearchParams(fields.filter(([, value]) => value)).toString();
      return location.pathname + (query && `?${query}`);
    }

    function restore() {
      const fields = new URLSearchParams(location.search);
      box.value = fields.get("q") ?? "";
      form.elements.sort.selectedIndex = fields.get("sort") === "date" ? 1 : 0;
      pages = Math.abs(parseInt(fields.get("page"))) || 1;
      for (const [name, value] of fields) if (NAMES.includes(name) && !checks.some((check) => check.name === name && check.value === value)) add(name, value);
      for (const check of checks) check.checked = fields.getAll(check.name).includes(check.value);
    }

    /** Adds a value that an address names and no box has: only one text in all has it, or too many values are more frequent. */
    function add(name, value) {
      const check = make("input", { type: "checkbox", name, value });
      const row = make("li", {}, make("label", {}, check, " ", make("span", {}, value), " ", make("span", { class: "count" })));
      (form.querySelector(`[data-facet=${name}] ul`) ?? document.createElement("ul")).append(row);
      checks.push(check);
    }

    /** Writes the address: a new place in the history for each search and each choice, not for each letter. */
    function keep(typing) {
      const isNew = address() !== location.pathname + location.search && (isSettled || !typing);
      history[isNew ? "pushState" : "replaceState"](null, "", address());
      isSettled = !typing;
    }

    // ---- results ----

    function item(card, found) {
      const one = results.querySelector("template").content.firstElementChild.cloneNode(true);
      const [meta, title, authors, summary, terms] = one.children;
      const marked = (text = "") => pieces(excerpt(text, found.words), found.words).map(([piece, isFound]) => (isFound ? make("mark", {}, piece) : piece));
      const fill = (line, all = []) => line.append(...all.map((part) => make("span", { dir: "auto" }, part)));
      fill(meta, [card.k, ...(card.d ? [make("time", { datetime: card.i }, card.d)] : [])]);
      for (const name of ["withdrawn", "superseded", "withheld"]) if (card[name]) meta.append(make("strong", { class: "label" }, say(name)));
      if (card.l) for (const line of [title, summary]) Object.assign(line, { lang: card.l, dir: card.r ? "rtl" : "ltr" });
      title.append(make("a", { href: card.u }, ...marked(card.t)));
      fill(authors, card.a);
      summary.append(...marked(card.s));
      fill(terms, card.n);
      one.look = async () => {
        const { text, heading, lang } = passage(await index.page(card.u), found.words);
        if (!text) return;
        summary.style.minHeight = `${summary.offsetHeight}px`;
        summary.replaceChildren(...marked(text));
        // A quotation in another language runs its own way, and so does the heading above it.
        Object.assign(summary, { lang: lang ?? card.l ?? "", dir: "auto" });
        if (heading?.id) summary.prepend(make("a", { href: `${card.u}#${heading.id}`, dir: "auto" }, heading.textContent.trim()), " ");
      };
      if (card.s && found.words.size && !one.querySelector("mark")) seen.observe(one);
      return one;
    }

    // What stands in the page alone is read when its result comes into view, and shown in the room of the summary.
    const seen = new IntersectionObserver((all) => {
      for (const { target } of all.filter(({ isIntersecting }) => isIntersecting)) {
        seen.unobserve(target);
        target.look().catch(() => {});
      }
    });

    function tell({ total, unread, asks, instead, missing, isPartly, read }) {
      const lines = [total || unread ? say(asks ? "results" : "briefs", { count: total }) : say(asks && !chosen().length ? "none" : "none_chosen", { query: box.value.trim() })];
      for (const [word, others] of instead) lines.push(say("instead", { word, other: others.join(", ") }));
      if (total) lines.push(...missing.map((word) => say("left_out", { word })));
      if (total && isPartly) lines.push(say("partly"));
      if (unread) lines.push(say("read", { count: read }));
      status.replaceChildren(...lines.map((line) => make("p", {}, line)));
    }

    function tellChosen() {
      const all = chosen();
      const chip = (check) => {
        const name = check.nextElementSibling.textContent;
        const button = make("button", { type: "button", "aria-label": say("remove", { name }) }, name);
        button.check = check;
        return make("li", {}, button);
      };
      chips.replaceChildren(...all.map(chip));
      filters.querySelector(".count").textContent = all.length ? numbers.format(all.length) : "";
    }

    /** What is chosen: a value or several of each facet. */
    const choices = () => new Map(chosen().map(({ name }) => [name, chosen().filter((one) => one.name === name).map(({ value }) => value)]));

    async function count(found) {
      if (!filters.open) return;
      const isPlain = !found.asks && !chosen().length;
      const counts = isPlain || (await index.use(async () => narrow(await index.facets(), found.hits, choices()))).counts;
      if (found !== latest) return;
      const number = (check) => Number((isPlain ? check.dataset.count : counts.get(check.name)?.get(check.value)) ?? 0);
      for (const check of checks) {
        check.parentElement.classList.toggle("none", !number(check));
        check.parentElement.lastElementChild.textContent = numbers.format(number(check));
      }
      // Of a long list the ten with the most results stand first.
      for (const few of form.querySelectorAll("[data-long=count] .few")) {
        const rank = (row) => number(row.querySelector("input")) + (row.querySelector(":checked") ? 1e9 : 0);
        const rows = [...few.children].sort((one, other) => rank(other) - rank(one)), active = document.activeElement;
        if (rows.every((row, at) => row === few.children[at])) continue;
        few.append(...rows);
        if (few.contains(active)) active.focus({ preventScroll: true });
      }
    }

    // ---- one search after the other ----

    let turn = 0, latest, wait;

    async function search(typing, adds) {
      const mine = ++turn;
      const slow = setTimeout(() => (results.ariaBusy = "true"), 400);
      tellChosen();
      try {
        const asked = { query: box.value, chosen: choices(), sort: form.elements.sort.value, pages, typing };
        const found = await index.use(() => answer(index, asked));
        if (mine !== turn) return;
        latest = found;
        const had = adds ? list.children.length : 0;
        const items = found.cards.slice(had).map((card) => item(card, found));
        if (!had) list.replaceChildren();
        list.append(...items);
        if (had) items[0]?.querySelector("a").focus();
        more.hidden = found.total <= found.cards.length && !found.unread;
        again.hidden = true;
        tell(found);
        await count(found);
      } catch (error) {
        if (mine !== turn) return;
        status.replaceChildren(make("p", {}, say("failed")));
        list.replaceChildren();
        more.hidden = true;
        again.hidden = false;
      } finally {
        clearTimeout(slow);
        if (mine === turn) results.ariaBusy = null;
      }
    }

    function choose(typing) {
      clearTimeout(wait);
      pages = 1;
      keep(typing);
      search(typing);
    }

    function type() {
      clearTimeout(wait);
      wait = setTimeout(choose, 180, true);
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      choose();
    });
    box.addEventListener("input", ({ isComposing }) => isComposing || type());
    box.addEventListener("compositionend", type);
    document.addEventListener("change", ({ target }) => (checks.includes(target) || target.name === "sort") && choose());
    addEventListener("popstate", () => {
      clearTimeout(wait);
      isSettled = true;
      restore();
      search();
    });
    document.addEventListener("click", ({ target }) => {
      if (target === more) {
        pages += 1;
        history.replaceState(null, "", address());
        search(false, true);
      } else if (target === again) {
        box.focus();
        search();
      } else if (target.check || target.matches(".search-clear")) {
        for (const check of target.check ? [target.check] : checks) check.checked = false;
        choose();
        (chips.querySelector("button") ?? box).focus();
      }
    });
    filters.addEventListener("toggle", () => latest && count(latest).catch(() => {}));

    // Of long lists all values are shown on demand, or those with these letters.
    for (const button of form.querySelectorAll(".facet-all")) {
      const list = button.parentElement.querySelector("ul"), find = button.parentElement.querySelector(".facet-find");
      const open = (isOpen) => (button.ariaExpanded = !list.classList.toggle("few", !isOpen));
      button.addEventListener("click", () => open(list.matches(".few")));
      find?.addEventListener("input", () => {
        open(find.value);
        for (const row of list.children) row.hidden = !` ${key(cut(row.querySelector("span").textContent))}`.includes(` ${fold(find.value.trim())}`);
      });
    }

    // Arrows lead from the box through the results and back.
    document.addEventListener("keydown", (event) => {
      const stops = [box, ...list.querySelectorAll("h3 a")], at = stops.indexOf(document.activeElement);
      if (at < 0) return;
      const to = stops[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
      if (to) {
        event.preventDefault();
        to.focus();
      } else if (event.key === "Escape" && !at) {
        box.value = "";
        choose();
      }
    });

    // A key of one letter can be switched off, where what a reader wants can be kept.
    const slash = form.querySelector(".search-key input");
    try {
      slash.checked = !localStorage.getItem("bp-key");
      slash.closest(".search-key").hidden = false;
      slash.addEventListener("change", () => (slash.checked ? localStorage.removeItem("bp-key") : localStorage.setItem("bp-key", "off")));
    } catch {}

    // In a preview the texts have changed.
    addEventListener("briefpress:news", () => (index.isOld = true));

    restore();
    // Beside the results there is room for the filters.
    filters.open = wide;
    screen.addEventListener("change", () => (filters.open = screen.matches));
    for (const facet of form.querySelectorAll(".facet")) facet.open = wide && (facet.open || facet.querySelector(":checked") !== null);
    // The page of all briefs leads to the values of a filter.
    const aim = document.getElementById(location.hash.slice(1));
    if (aim?.matches(".facet")) filters.open = aim.open = true;
    // Whoever comes by the sign of another page has asked for nothing yet.
    if (location.search === "?q=") box.focus();
    search();
  }
}
