// The script of the search page. It reads the index that stands below `search/index/`: a table, and of all files beside it
// the few that a question needs. Texts are numbered, terms and plain pages first, then briefs from the oldest to the newest.
// Without a document, as in its tests, it shows its parts as `bpSearch`.

{
  // ---- words: the steps of src/finding, one by one ----

  const FOLDS = "ßss æae œoe øo đd ðd þth łl ıi ħh ŧt ŋng ſs ςσ ґг єе іи ٱا ىي یي ېي ۍي ےي ۓي ێي ئي ؤو کك ڪك ګگ ہه ھه ەه ۀه ۂه ةه ۃه ںن ـ ٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9";
  const MARKS = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/u;
  const ARTICLE = /^(?:وال|بال|كال|فال|ال|لل)(?=...)/u;
  const SEGMENTED = "\\u3005-\\u3007\\u3041-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff";
  const JOINER = "\\-\\u00ad\\u2010\\u2011\\u200c\\u200d";
  const LETTER = "[\\p{L}\\p{N}\\p{M}\\u0640]";
  const RUN = new RegExp(`${LETTER}+(?:[${JOINER}]${LETTER}+)*`, "gu");
  const IN_PAIRS = new RegExp(`[${SEGMENTED}]`, "u");
  const PARTS = new RegExp(`[${SEGMENTED}]+|[^${SEGMENTED}]+`, "gu");
  const APART = new RegExp(`[^${JOINER}]+`, "gu");
  const QUOTED = /["“”„«「]([^"“”„«»「」]+)["“”»」]/gu;

  const folds = new Map(FOLDS.split(" ").map(([letter, ...rest]) => [letter, rest.join("")]));

  /** The form of a word in which it is looked for. */
  function fold(word) {
    let plain = "";
    for (const letter of word.normalize("NFKD")) {
      for (const small of letter.toLowerCase()) plain += folds.get(small) ?? (MARKS.test(small) ? "" : small);
    }
    return plain.normalize("NFC").replace(ARTICLE, "");
  }

  /** The words of a text, folded, with where each stands. `run` tells those of one run, `joined` what a hyphen holds together,
      `last` the letter behind the pairs of a run. */
  function cut(text) {
    const words = [];
    const offer = (word, at, more) => {
      if (/^\p{L}?$/u.test(word) && !more.pair) return;
      words.push({ word: fold(word), at, end: at + word.length, ...more });
    };
    for (const { 0: run, index } of text.matchAll(RUN)) {
      if (!IN_PAIRS.test(run)) {
        const parts = [...run.matchAll(APART)];
        for (const part of parts) offer(part[0], index + part.index, { run: index });
        if (parts[1]) words.push({ word: fold(parts.join("")), at: index, end: index + run.length, run: index, joined: true });
        continue;
      }
      for (const { 0: part, index: within } of run.matchAll(PARTS)) {
        let at = index + within;
        const [, before, inside] = part.match(new RegExp(`^([${JOINER}]*)(.*?)[${JOINER}]*$`, "u"));
        if (!IN_PAIRS.test(part)) offer(inside, at + before.length, { run: at });
        else {
          const letters = [...part];
          letters.forEach((letter, here) => {
            const next = letters[here + 1] ?? "";
            offer(letter + next, at, { run: index + within, pair: true, last: !next && here > 0 });
            at += letter.length;
          });
        }
      }
    }
    return words.filter(({ word }) => word);
  }

  const key = (text, joined) => cut(text).filter((one) => joined || !one.joined).map(({ word }) => word).join(" ");

  /** What a question needs: words, each one `open` if it is still typed, or the two forms of what a hyphen holds together;
      and phrases. */
  function parse(query, typing) {
    const needs = [], phrases = [], known = new Set();
    const whole = query.replace(QUOTED, (all, inside) => {
      const words = cut(inside).filter((one) => !one.joined && !one.last);
      if (words.length > 1) phrases.push(` ${words.map(({ word }) => word).join(" ")} `);
      return ` ${inside} `;
    });
    const words = cut(whole).filter((one) => !one.last);
    const end = words.findLast((one) => !one.joined);
    const hyphened = new Set(words.filter((one) => one.joined).map((one) => one.run));
    const need = (one) => ({
      typed: whole.slice(one.at, one.end), word: one.word, pair: one.pair,
      open: one.pair ? [...one.word].length === 1 : typing && one === end && one.end === whole.length && one.word.length > 1,
    });
    for (const one of words) {
      if (known.has(one.word) || (hyphened.has(one.run) && !one.joined)) continue;
      known.add(one.word);
      const parts = one.joined && words.filter((other) => other.run === one.run && !other.joined);
      needs.push(parts?.length ? { ...need(one), parts: parts.map(need) } : need(one));
    }
    return { needs, phrases, keys: [key(query), key(query, true)] };
  }

  // ---- files ----

  class Stale extends Error {}

  /** Reads numbers of seven bits a byte, the lowest first, behind the print of a file. */
  class Reader {
    constructor(bytes) {
      Object.assign(this, { bytes, at: 6 });
    }

    number() {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        const byte = this.bytes[this.at++];
        value += (byte & 127) * shift;
        if (byte < 128) return value;
      }
    }

    /** Bytes of which the first are those of the word before. */
    word(before) {
      const same = this.number(), length = this.number(), whole = new Uint8Array(same + length);
      whole.set(before.subarray(0, same));
      whole.set(this.bytes.subarray(this.at, (this.at += length)), same);
      return whole;
    }
  }

  /** The words of a shard: `{ word, stem, texts, impacts }`. */
  function read(bytes) {
    const found = [], decoder = new TextDecoder(), from = new Reader(bytes);
    for (let word = new Uint8Array(); from.at < bytes.length; ) {
      word = from.word(word);
      const stem = from.word(word), count = from.number();
      const texts = new Uint32Array(count), impacts = new Uint8Array(count);
      for (let one = 0, last = 0; one < count; one += 1) {
        const value = from.number();
        texts[one] = last += Math.floor(value / 32);
        impacts[one] = value & 31;
      }
      found.push({ word: decoder.decode(word), stem: decoder.decode(stem), texts, impacts });
    }
    return found;
  }

  /** The texts of each value of each facet, by facet and value. */
  function readFacets(bytes, { facets, years, texts }) {
    const from = new Reader(bytes);
    const list = () => {
      const found = new Uint32Array(from.number());
      let count = 0;
      if (from.number()) {
        for (let text = 0; text < texts; text += 1) if ((bytes[from.at + (text >> 3)] >> (text & 7)) & 1) found[count++] = text;
        from.at += Math.ceil(texts / 8);
      } else for (let last = 0; count < found.length; ) found[count++] = last += from.number();
      return found;
    };
    const all = new Map(Object.entries(facets).map(([name, values]) => [name, new Map(values.map((value) => [value, list()]))]));
    const range = ([year, first], place) => [String(year), Uint32Array.from({ length: (years[place + 1]?.[1] ?? texts) - first }, (_, one) => first + one)];
    return all.set("year", new Map(years.map(range)));
  }

  /** By code points, as UTF-8 sorts. */
  function isBefore(one, other) {
    const [a, b] = [[...one], [...other]];
    for (let at = 0; at < b.length; at += 1) {
      if (a[at] !== b[at]) return !a[at] || a[at].codePointAt(0) < b[at].codePointAt(0);
    }
    return false;
  }

  class Index {
    constructor(folder, ask) {
      Object.assign(this, { folder, ask, kept: new Map(), old: new Set(), again: false });
    }

    /** Does `work`; once more with everything asked anew, if the site was renewed since the table came. */
    async use(work) {
      for (let again = false; ; again = true) {
        try {
          if (!this.table || again) await this.renew(again);
          return await work();
        } catch (error) {
          if (!(error instanceof Stale) || again) throw error;
        }
      }
    }

    async renew(again) {
      const answer = await this.ask(`${this.folder}table.json`, { cache: again ? "reload" : "no-cache" });
      if (!answer.ok) throw new Stale();
      Object.assign(this, { table: await answer.json(), again });
      this.kept.clear();
    }

    /** A file of the index, read; it is kept, unless it could not be had. */
    file(path, read) {
      if (!this.kept.has(path)) {
        const file = this.load(path, read);
        file.catch(() => this.kept.delete(path));
        this.kept.set(path, file);
      }
      return this.kept.get(path);
    }

    async load(path, read) {
      const { table } = this;
      // What a browser has kept may be older than the table, also where the first file was not.
      const ways = this.old.has(path) ? ["reload"] : this.again ? ["default", "reload"] : ["default"];
      for (const cache of ways) {
        const answer = await this.ask(this.folder + path, { cache });
        const bytes = answer.ok && new Uint8Array(await answer.arrayBuffer());
        const value = bytes && read(bytes, table.print);
        if (value) return value;
      }
      this.old.add(path);
      throw new Stale();
    }

    binary(path, read) {
      const print = (bytes) => Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
      return this.file(path, (bytes, wanted) => print(bytes) === wanted && read(bytes, this.table));
    }

    facets() {
      return this.binary("facets.bin", readFacets);
    }

    async card(text) {
      const { cards } = this.table, file = Math.floor(text / cards);
      const read = (bytes, wanted) => {
        const { print, cards } = JSON.parse(new TextDecoder().decode(bytes));
        return print === wanted && cards;
      };
      return { ...(await this.file(`cards/${file}.json`, read))[text - file * cards], text };
    }

    /** The number of the shard in which a word stands, if it stands anywhere. */
    place(word) {
      const { words } = this.table;
      let low = 0, high = words.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (isBefore(word, words[middle])) high = middle;
        else low = middle;
      }
      return low;
    }

    shard(place) {
      const first = this.table.words[place];
      const name = Array.from(new TextEncoder().encode(first), (byte) => byte.toString(16).padStart(2, "0")).join("");
      return this.binary(`words/${name || "0"}.bin`, (bytes) => read(bytes));
    }

    async exactly(word) {
      return (await this.shard(this.place(word))).filter((one) => one.word === word);
    }

    /** The words with this beginning, in so many shards at most. */
    async from(start, most) {
      const { words } = this.table, places = [this.place(start)];
      while (places.length < most && words[places.at(-1) + 1]?.startsWith(start)) places.push(places.at(-1) + 1);
      const shards = await Promise.all(places.map((place) => this.shard(place)));
      return shards.flat().filter((one) => one.word.startsWith(start));
    }

    /** The text of a page, as a document. */
    page(url) {
      const read = async () => new DOMParser().parseFromString(await (await this.ask(url, {})).text(), "text/html");
      if (!this.kept.has(url)) this.kept.set(url, read());
      return this.kept.get(url);
    }
  }

  // ---- what is found for a word ----

  // British and American endings, each way.
  const ENDINGS = [
    [/is(e[drs]?|ers|ing|ations?|ational)$/, /iz(e[drs]?|ers|ing|ations?|ational)$/, "is$1", "iz$1"],
    [/ys(e[drs]?|ing)$/, /yz(e[drs]?|ing)$/, "ys$1", "yz$1"],
    [/(...)our(s|ed|ing|able|ites?|al|hoods?|ly)?$/, /(...)or(s|ed|ing|able|ites?|al|hoods?|ly)?$/, "$1our$2", "$1or$2"],
    [/([bct])re(s?)$/, /([bct])er(s?)$/, "$1re$2", "$1er$2"],
    [/enc(es?)$/, /ens(es?)$/, "enc$1", "ens$1"],
    [/ogue(s?)$/, /og(s?)$/, "ogue$1", "og$1"],
    [/(..[aeiou])ll(ed|ing|ers?)$/, /(..[aeiou])l(ed|ing|ers?)$/, "$1ll$2", "$1l$2"],
  ];

  /** A word as the other side of the ocean spells it. */
  function variants(word) {
    const forms = ENDINGS.flatMap(([british, american, b, a]) => [word.replace(british, a), word.replace(american, b)]);
    return [...new Set(forms)].filter((form) => form !== word);
  }

  /** How many letters must be changed, left out, put in or swapped with their neighbour to make one word of another. */
  function slips(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before, last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /** The shards that hold most of what one slip makes of a word, the own one among them. */
  function around(index, word) {
    const votes = new Map([[index.place(word), Infinity]]);
    const vote = (form, by) => {
      const place = index.place(form);
      votes.set(place, (votes.get(place) ?? 0) + by);
    };
    const letters = [...new Set(index.table.words.join(""))].filter((letter) => (letter.codePointAt(0) ^ word.codePointAt(0)) < 128);
    for (let at = 0; at <= word.length; at += 1) {
      const [start, end] = [word.slice(0, at), word.slice(at)];
      vote(start + end.slice(1), 8);
      vote(start + (end[1] ?? "") + (end[0] ?? "") + end.slice(2), 8);
      for (const letter of letters) [end, end.slice(1)].forEach((rest) => vote(start + letter + rest, 1));
    }
    return [...votes].sort(([, a], [, b]) => b - a).slice(0, 4).map(([place]) => place);
  }

  /** The known words next to an unknown one: at one slip, with the longest beginning in common, at two slips. */
  async function nearest(index, word) {
    if (word.length < 4 || /\p{N}/u.test(word)) return [];
    const shortest = Math.max(4, word.length - 3);
    const shards = await Promise.all(around(index, word).map((place) => index.shard(place)));
    const begun = await index.from(word.slice(0, shortest), 3);
    const known = new Map();
    for (const { word: other, texts } of new Set([...shards.flat(), ...begun])) known.set(other, (known.get(other) ?? 0) + texts.length);
    const frequent = [...known.keys()].filter((other) => !/\p{N}/u.test(other)).sort((a, b) => known.get(b) - known.get(a));
    const at = (most) => {
      const near = frequent.filter((other) => slips(word, other, most) <= most);
      const first = near.filter((other) => other[0] === word[0]);
      return (first.length ? first : near).slice(0, 3);
    };
    const one = at(1);
    if (one.length) return one;
    for (let length = word.length; length >= shortest; length -= 1) {
      const common = frequent.filter((other) => other.startsWith(word.slice(0, length)) && (length === word.length || other.length <= length + 3));
      if (common.length) return common.slice(0, 5);
    }
    return word.length > 6 ? at(2) : [];
  }

  /** The texts that hold a word in one of its forms, each with how much it says there. */
  class Match {
    constructor(texts) {
      Object.assign(this, { best: new Float32Array(texts), size: 0, words: new Set() });
    }

    set(text, impact) {
      if (!this.best[text]) this.size += 1;
      if (impact > this.best[text]) this.best[text] = impact;
    }

    take(entries, weight) {
      for (const { word, texts, impacts } of entries) {
        this.words.add(word);
        texts.forEach((text, one) => this.set(text, weight * impacts[one]));
      }
    }

    /** A word, and those with its stem. */
    async family(index, word, weight) {
      const entries = await index.exactly(word);
      this.take(entries, weight);
      const stems = new Set(entries.map(({ stem }) => stem).filter((stem) => stem.length > 2));
      for (const stem of stems) {
        const others = await index.from(stem.slice(0, Math.max(3, stem.length - 1)), 3);
        this.take(others.filter((other) => other.stem === stem && other.word !== word), weight * 0.85);
      }
    }
  }

  async function match(index, need, isStrict) {
    const { word, open, pair, parts } = need;
    const found = new Match(index.table.texts);
    if (pair) found.take(open ? await index.from(word, 3) : await index.exactly(word), 1);
    else await Promise.all([found.family(index, word, 1), ...variants(word).map((form) => found.family(index, form, 0.95))]);
    if (open && !pair) found.take(await index.from(word, 3), 0.6);
    if (parts) {
      const all = await Promise.all(parts.map((part) => match(index, part, true)));
      found.best.forEach((_, text) => {
        const least = Math.min(...all.map(({ best }) => best[text]));
        if (least) found.set(text, least);
      });
      all.forEach(({ words }) => words.forEach((other) => found.words.add(other)));
    }
    if (!found.size && !isStrict && !pair && !parts) {
      found.instead = await nearest(index, word);
      for (const other of found.instead) await found.family(index, other, 0.7);
    }
    return Object.assign(found, { need });
  }

  // ---- what is found for a question ----

  /** The texts with all words of a question, or with as many as possible, with their scores. */
  async function find(index, query, typing = false) {
    const { needs, phrases, keys } = parse(query, typing);
    const { texts, terms, low = [] } = index.table;
    let matches = (await Promise.all(needs.map((need) => match(index, need)))).flat();
    // Of two words that a hyphen holds together and nothing has at once, each is looked for.
    const apart = matches.filter(({ size, need }) => !size && need.parts).flatMap(({ need }) => need.parts);
    const others = await Promise.all(apart.map((need) => match(index, need)));
    matches = [...matches.filter(({ size, need }) => size || !need.parts), ...others];
    const scores = new Float32Array(texts), counts = new Uint8Array(texts);
    for (const { best, size } of matches) {
      const rarity = Math.log(1 + texts / size) / 31;
      best.forEach((impact, text) => {
        if (!impact) return;
        scores[text] += impact * rarity;
        counts[text] += 1;
      });
    }
    const most = counts.reduce((most, count) => Math.max(most, count), 0);
    const hits = [];
    counts.forEach((count, text) => {
      if (!most || count < most) return;
      hits.push(text);
      if (text >= terms) scores[text] *= 1 + (0.1 * (text - terms)) / (texts - terms);
    });
    low.forEach((text) => (scores[text] -= 1e6));
    const rare = matches.filter(({ size }) => size && size <= texts * 0.6);
    return {
      hits, scores, phrases, keys,
      words: new Set((rare.length ? rare : matches).flatMap(({ words }) => [...words])),
      missing: matches.filter(({ size }) => !size).map(({ need }) => need.typed),
      instead: matches.filter(({ size, instead }) => size && instead).map(({ need, instead }) => [need.typed, instead]),
      isPartly: most > 0 && most < matches.filter(({ size }) => size).length,
      number: needs.length === 1 && needs[0].parts && /\p{N}/u.test(query) ? byNumber(await index.exactly(needs[0].word)) : undefined,
    };
  }

  /** The brief whose number a word is: it alone has it for a name. */
  function byNumber(entries) {
    const all = entries.flatMap(({ texts, impacts }) => Array.from(texts, (text, one) => ({ text, impact: impacts[one] })));
    const [first, second] = all.sort((one, other) => other.impact - one.impact);
    return first?.impact > 15 && first.impact !== second?.impact ? first.text : undefined;
  }

  const relevance = (scores) => (one, other) => scores[other] - scores[one] || other - one;

  /** The texts among these that keep to the choices, and for each value how many would if its facet had none. */
  function narrow(facets, hits, chosen, texts) {
    const fails = new Uint8Array(texts).fill(255), by = [];
    hits.forEach((text) => (fails[text] = 0));
    for (const [name, values] of chosen) {
      const has = new Uint8Array(texts);
      for (const value of values) facets.get(name)?.get(value)?.forEach((text) => (has[text] = 1));
      for (const text of hits) {
        if (has[text]) continue;
        fails[text] += 1;
        by[text] = name;
      }
    }
    const count = (name) => (list) => list.reduce((sum, text) => sum + (!fails[text] || (fails[text] === 1 && by[text] === name) ? 1 : 0), 0);
    const counts = new Map([...facets].map(([name, values]) => [name, new Map([...values].map(([value, list]) => [value, count(name)(list)]))]));
    return { kept: hits.filter((text) => !fails[text]), counts };
  }

  const MORE = 10; // results at a time
  const READ = 20; // texts that are read for a phrase at a time

  /** What stands in the text of a page, without what the page says about others. */
  function body(page) {
    const main = page.querySelector("main") ?? page.body;
    main.querySelectorAll("nav, script, style, sup, .anchor, .related, .backlinks").forEach((one) => one.remove());
    return main;
  }

  /** The answer to a question with choices: the cards of its first results, and all that there is to say about them. */
  async function answer(index, { query, chosen, sort, pages, typing, text = async (url) => body(await index.page(url)).textContent }) {
    const { texts, terms, low } = index.table;
    const asks = query.trim() !== "";
    const found = asks ? await find(index, query, typing) : { hits: [], scores: [], phrases: [], words: new Set(), missing: [], instead: [] };
    if (!asks) for (let one = terms; one < texts; one += 1) found.hits.push(one);
    if (found.phrases.length && (found.isPartly || found.missing.length)) found.hits = [];
    let hits = chosen.size ? narrow(await index.facets(), found.hits, chosen, texts).kept : [...found.hits];
    const byDate = sort === "date" || !asks;
    hits.sort(byDate ? (one, other) => other - one : relevance(found.scores));
    if (!byDate && !chosen.size) {
      const first = hits.filter((hit) => hit < terms).slice(0, 5);
      const cards = await Promise.all(first.map((hit) => index.card(hit)));
      const top = cards.filter(({ names }) => names?.some((name) => found.keys.includes(name))).map((card) => card.text);
      if (found.number >= terms) top.unshift(found.number);
      hits = [...top, ...hits.filter((hit) => !top.includes(hit))];
    }
    let unread = 0;
    if (found.phrases.length) {
      const some = hits.slice(0, READ * pages);
      const holds = await Promise.all(some.map(async (hit) => {
        const words = ` ${key(await text((await index.card(hit)).u))} `;
        return found.phrases.every((phrase) => words.includes(phrase));
      }));
      const lacks = new Set(some.filter((_, one) => !holds[one]));
      unread = hits.length - some.length;
      found.hits = found.hits.filter((hit) => !lacks.has(hit));
      hits = some.filter((hit) => !lacks.has(hit));
    }
    const cards = [];
    for (let at = 0; at < Math.min(hits.length, MORE * pages); at += MORE) {
      const some = await Promise.all(hits.slice(at, at + MORE).map((hit) => index.card(hit)));
      const isLow = ({ w, x }) => (w || x ? 1 : 0);
      cards.push(...(byDate || low ? some : some.sort((one, other) => isLow(one) - isLow(other))));
    }
    return { ...found, asks, byDate, cards, total: hits.length, unread, read: READ * pages };
  }

  // ---- found words in a text ----

  /** The pieces of a text, each with whether it was looked for. */
  function pieces(text, words) {
    const all = [];
    let at = 0;
    for (const one of cut(text)) {
      if (!words.has(one.word) || one.end <= at) continue;
      const start = Math.max(at, one.at);
      if (start > at) all.push([text.slice(at, start), false]);
      if (start === at && all.at(-1)?.[1]) all.at(-1)[0] += text.slice(start, one.end);
      else all.push([text.slice(start, one.end), true]);
      at = one.end;
    }
    if (at < text.length) all.push([text.slice(at), false]);
    return all;
  }

  /** Some forty words around the first found one. */
  function excerpt(text, words) {
    const all = cut(text).filter((one) => !one.joined), most = 40;
    const found = all.findIndex((one) => words.has(one.word)) - 8;
    const first = Math.max(0, Math.min(found, all.length - most)), end = first + most < all.length;
    return (first ? "… " : "") + text.slice(first && all[first].at, end ? all[first + most - 1].end : undefined) + (end ? " …" : "");
  }

  /** The place of a page that holds the most of the words: its text, and the heading above it. */
  function passage(main, words) {
    let heading, best = { count: 0 };
    for (const block of main.querySelectorAll("h2, h3, h4, p, li, dd, td, figcaption")) {
      if (/^H/.test(block.tagName)) heading = block;
      else if (block.querySelector("p, li")) continue;
      const text = block.textContent.replace(/\s+/g, " ").trim();
      const count = new Set(cut(text).map(({ word }) => word).filter((word) => words.has(word))).size;
      if (count > best.count && block !== heading) best = { count, text, heading };
    }
    return best.count ? { text: excerpt(best.text, words), heading: best.heading } : null;
  }

  if (typeof document === "undefined") {
    globalThis.bpSearch = { FOLDS, Index, Stale, answer, cut, excerpt, find, fold, key, narrow, parse, pieces, read, readFacets, slips, variants };
  } else {
    show();
  }

  // ---- the page ----

  function show() {
    const form = document.querySelector("#bp-search");
    const all = (selector, from = form) => [...from.querySelectorAll(selector)];
    const box = form.elements.q, results = document.querySelector("#bp-results"), list = results.querySelector("ol");
    const status = results.querySelector("[role=status]"), more = results.querySelector(".search-more"), again = results.querySelector(".search-again");
    const filters = form.querySelector(".filters"), chosenList = results.querySelector(".search-chosen");
    const words = JSON.parse(document.querySelector("#bp-search-words").textContent);
    const { lang } = document.documentElement;
    const numbers = new Intl.NumberFormat(lang), plurals = new Intl.PluralRules(lang), either = new Intl.ListFormat(lang, { type: "disjunction" });
    const index = new Index(form.dataset.index, (...request) => fetch(...request));
    const wide = matchMedia("(min-width: 62rem)");
    const keys = all("[data-facet]").map((one) => one.dataset.facet);

    function say(name, { count, ...names } = {}) {
      const form = words[name];
      const text = typeof form === "object" ? form[plurals.select(count)] ?? form.other : form;
      return text.replace(/\{(\w+)\}/g, (_, name) => (name === "count" ? numbers.format(count) : names[name]));
    }

    /** An element; whatever is no element is text, never HTML. */
    function make(tag, attributes, ...inside) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
      element.append(...inside.filter((one) => one !== ""));
      return element;
    }

    const marked = (text, found) => pieces(text, found).map(([piece, isFound]) => (isFound ? make("mark", {}, piece) : piece));

    // ---- state: the form, and how many results are shown ----

    let pages = 1, isSettled = true;

    function address() {
      const fields = [...new FormData(form)].filter(([name, value]) => value.trim() && !(name === "sort" && value !== "date"));
      if (pages > 1) fields.push(["page", pages]);
      const query = new URLSearchParams(fields).toString();
      return location.pathname + (query && `?${query}`);
    }

    function restore() {
      const fields = new URLSearchParams(location.search);
      box.value = fields.get("q") ?? "";
      form.elements.sort.value = fields.get("sort") === "date" ? "date" : "relevance";
      pages = Math.min(Math.max(1, Math.floor(fields.get("page")) || 1), 100);
      for (const name of keys) {
        const values = new Set(fields.getAll(name)), list = form.querySelector(`[data-facet="${name}"] ul`);
        for (const input of all("input", list)) input.checked = values.delete(input.value);
        // What is chosen in an address and is not among the values of the page.
        for (const value of values) {
          const item = make("li", {}, make("label", {}, make("input", { type: "checkbox", name, value }), make("span", {}, value), make("span", { class: "count" }, "0")));
          list.append(item);
          item.querySelector("input").checked = true;
        }
      }
    }

    function chosen() {
      const choices = keys.map((name) => [name, all(`[data-facet="${name}"] ul input:checked`).map(({ value }) => value)]);
      return new Map(choices.filter(([, values]) => values.length));
    }

    /** Writes the address: a new place in the history for each search, and for a choice, not for each letter. */
    function keep(typing) {
      const isNew = address() !== location.pathname + location.search && (isSettled || !typing);
      history[isNew ? "pushState" : "replaceState"](null, "", address());
      isSettled = !typing;
    }

    // ---- results ----

    function item(card, found) {
      const dir = card.l && (card.r ? "rtl" : "ltr");
      const labels = [["w", "withdrawn"], ["x", "superseded"], ["h", "withheld"]].filter(([key]) => card[key]);
      const line = [card.k, card.d && make("time", { datetime: card.i }, card.d), ...labels.map(([, name]) => make("span", { class: "label" }, say(name)))];
      const names = (list, name) => (list?.length ? [make("p", { class: name }, ...list.map((one) => make("span", { dir: "auto" }, one)))] : []);
      const title = make("a", { href: card.u }, ...marked(card.t, found.words));
      const summary = make("p", { class: "card-summary", lang: card.l, dir }, ...marked(excerpt(card.s ?? "", found.words), found.words));
      const one = make("li", { class: "result" },
        make("p", { class: "card-meta" }, ...line.filter(Boolean).map((part) => make("span", {}, part))),
        make("h3", { class: "card-title", lang: card.l, dir: dir ?? "auto" }, title),
        ...names(card.a, "card-authors"), ...(card.s ? [summary] : []), ...names(card.n, "result-terms"));
      if (found.words.size && card.s && !one.querySelector("mark")) seen.observe(Object.assign(one, { look: () => look(card, found.words, summary) }));
      return one;
    }

    // What was found in the page alone is shown when the result comes into view, in the room of the summary.
    const seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        target.look().catch(() => {}); // the summary stays
      }
    });

    async function look(card, found, summary) {
      const place = passage(body(await index.page(card.u)), found);
      if (!place) return;
      summary.style.minHeight = `${summary.offsetHeight}px`;
      const { heading } = place;
      const link = heading?.id ? [make("a", { href: `${card.u}#${heading.id}`, class: "result-place" }, heading.textContent.trim())] : [];
      summary.replaceChildren(...link, ...marked(place.text, found));
    }

    function tell(found) {
      const lines = [];
      const query = box.value.trim();
      if (found.total || found.unread) lines.push(say(found.asks ? "results" : "briefs", { count: found.total }));
      else if (found.asks && !chosen().size) lines.push(say("none", { query }));
      else lines.push(say("none_chosen"));
      for (const [word, others] of found.instead) lines.push(say("instead", { word, other: either.format(others) }));
      if (found.total) for (const word of found.missing) lines.push(say("left_out", { word }));
      if (found.total && found.isPartly) lines.push(say("partly"));
      if (found.unread) lines.push(say("read", { count: found.read }));
      status.replaceChildren(...lines.map((line) => make("p", {}, line)));
    }

    function tellChosen() {
      const inputs = all("[data-facet] ul input:checked");
      const name = (input) => input.parentElement.querySelector("span").textContent;
      const button = (input) => Object.assign(make("button", { type: "button", "aria-label": say("remove", { name: name(input) }) }, name(input)), { input });
      chosenList.replaceChildren(...inputs.map((input) => make("li", {}, button(input))));
      filters.querySelector("summary .count").textContent = inputs.length ? numbers.format(inputs.length) : "";
      form.querySelector(".search-clear").disabled = !inputs.length;
    }

    // ---- counts ----

    const begin = new Map(all("[data-facet] li").map((one) => [one, one.querySelector(".count").textContent]));

    async function count(found) {
      if (!filters.open) return;
      const choices = chosen();
      const isPlain = !found.asks && !choices.size;
      const { counts } = isPlain ? {} : await index.use(async () => narrow(await index.facets(), found.hits, choices, index.table.texts));
      if (found.turn !== turn) return;
      for (const facet of all("[data-facet]")) {
        const list = facet.querySelector("ul"), values = counts?.get(facet.dataset.facet), active = document.activeElement;
        const rows = all("li", list).map((one, place) => {
          const input = one.querySelector("input");
          const number = counts ? values?.get(input.value) ?? 0 : undefined;
          one.querySelector(".count").textContent = counts ? numbers.format(number) : begin.get(one) ?? "";
          one.classList.toggle("none", number === 0);
          return { one, rank: [input.checked ? 0 : 1, -(number ?? one.dataset.count), place] };
        });
        // Of a long list the ten with the most results stand first.
        if (facet.dataset.long !== "count" || !list.classList.contains("few")) continue;
        rows.sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
        if (rows.some(({ one }, place) => list.children[place] !== one)) {
          list.append(...rows.map(({ one }) => one));
          if (list.contains(active)) active.focus({ preventScroll: true });
        }
      }
    }

    // ---- one search after the other ----

    let turn = 0, latest;

    async function search({ typing = false, adds = false } = {}) {
      const mine = ++turn;
      const slow = setTimeout(() => results.setAttribute("aria-busy", "true"), 400);
      tellChosen();
      results.classList.toggle("asks", box.value.trim() !== "");
      try {
        const asked = { query: box.value, chosen: chosen(), sort: form.elements.sort.value, pages, typing };
        const found = await index.use(() => answer(index, asked));
        if (mine !== turn) return;
        found.turn = mine;
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
        status.replaceChildren(make("p", {}, say(error instanceof Stale ? "stale" : "failed")));
        again.hidden = false;
        if (!(error instanceof Stale || error instanceof TypeError)) throw error;
      } finally {
        clearTimeout(slow);
        if (mine === turn) results.removeAttribute("aria-busy");
      }
    }

    function choose() {
      clearTimeout(wait);
      pages = 1;
      keep(false);
      search();
    }

    let wait;
    function type() {
      clearTimeout(wait);
      wait = setTimeout(() => {
        pages = 1;
        keep(true);
        search({ typing: true });
      }, 180);
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      choose();
    });
    box.addEventListener("input", ({ isComposing }) => isComposing || type());
    box.addEventListener("compositionend", type);
    document.addEventListener("change", ({ target }) => target.form === form && (target.name === "sort" || target.type === "checkbox") && choose());
    addEventListener("popstate", () => {
      isSettled = true;
      restore();
      search();
    });
    more.addEventListener("click", () => {
      pages += 1;
      history.replaceState(null, "", address());
      search({ adds: true });
    });
    again.addEventListener("click", () => search());
    form.querySelector(".search-clear").addEventListener("click", () => {
      for (const input of all("[data-facet] ul input:checked")) input.checked = false;
      choose();
    });
    chosenList.addEventListener("click", ({ target }) => {
      if (!target.input) return;
      target.input.checked = false;
      choose();
      (chosenList.querySelector("button") ?? box).focus();
    });
    filters.addEventListener("toggle", () => filters.open && latest && count(latest).catch(() => {}));

    // Long lists: all of them, and those with these letters.
    for (const facet of all("[data-long]")) {
      const list = facet.querySelector("ul"), button = facet.querySelector(".facet-all"), find = facet.querySelector("[type=text]");
      const open = (isOpen) => {
        list.classList.toggle("few", !isOpen);
        button.setAttribute("aria-expanded", isOpen);
      };
      button.addEventListener("click", () => open(list.classList.contains("few")));
      find?.addEventListener("input", () => {
        const part = key(find.value);
        open(part !== "");
        for (const one of all("li", list)) one.hidden = !` ${key(one.querySelector("span").textContent)}`.includes(` ${part}`);
      });
      find?.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    }

    // Arrows lead from the box through the results and back.
    document.addEventListener("keydown", (event) => {
      const links = all("h3 a", list), at = links.indexOf(document.activeElement);
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || (at < 0 && document.activeElement !== box)) return;
      const to = event.key === "ArrowDown" ? links[at + 1] : event.key === "ArrowUp" && at >= 0 ? links[at - 1] ?? box : null;
      if (to) {
        event.preventDefault();
        to.focus();
      } else if (event.key === "Escape" && at < 0 && box.value) {
        event.preventDefault();
        box.value = "";
        choose();
      }
    });

    // Beside the results there is room for the filters, and nothing to fold.
    function unfold() {
      filters.open = wide.matches;
      filters.querySelector("summary").tabIndex = wide.matches ? -1 : 0;
    }
    wide.addEventListener("change", unfold);
    unfold();

    // Whoever comes back from a result finds it where it was.
    addEventListener("pagehide", () => history.replaceState({ y: scrollY }, ""));
    const { y } = history.state ?? {};
    restore();
    for (const facet of all("[data-facet]")) facet.open = wide.matches ? facet.open || !!facet.querySelector("input:checked") : false;
    // The sign in the head of other pages asks for nothing yet.
    if (location.search === "?q=") box.focus();
    search().then(() => y && scrollTo(0, y));
  }
}
