// Writes outlines.tsv, locators.tsv and world.tsv: the shapes of countries, as paths of integers.
//
// Natural Earth says what a shape is; countries.tsv and regions.tsv say what places there are. All projections keep areas true.
// Shapes are simplified after they are projected, borders that two share only once, so that neighbours stay neighbours. A path
// begins each of its rings with an absolute point and goes on in steps from point to point, without steps of no length.

import {writeFileSync} from 'node:fs'
import {geoArea, geoAzimuthalEqualArea, geoCentroid, geoDistance, geoEqualEarth, geoPath} from 'd3-geo'
import {feature, merge, mesh} from 'topojson-client'
import {topology} from 'topojson-server'
import {presimplify, simplify} from 'topojson-simplify'
import {here, json, rows} from './files.mjs'

const EARTH = 6371

// ---- What a place is made of

// Places that the data counts among another, or has without a code: whose they are there, and the box they lie in.
const PARTS = [
  ['BQ', 'Netherlands', [-69, 12, -62, 18]],
  ['BV', 'Norway', [3, -55, 4, -54]],
  ['CC', 'Indian Ocean Ter.', [96, -13, 98, -11]],
  ['CX', 'Indian Ocean Ter.', [105, -11, 106, -10]],
  ['GF', 'France', [-55, 2, -51, 6]],
  ['GP', 'France', [-62, 15.7, -60.9, 16.6]],
  ['MQ', 'France', [-61.3, 14.3, -60.7, 15]],
  ['RE', 'France', [55, -21.5, 56, -20.8]],
  ['SJ', 'Norway', [-10, 70.6, -7, 71.3]],
  ['SJ', 'Norway', [8, 74, 36, 81.5]],
  ['TK', 'New Zealand', [-173, -10, -171, -8]],
  ['YT', 'France', [44.9, -13.1, 45.4, -12.5]],
]
const codeOf = new Map(rows('countries.tsv').map(([code, , numeric]) => [numeric, code]))
const codes = [...codeOf.values()].sort()
const regionOf = new Map(rows('countries.tsv').map((row) => [row[0], row[5]]))
const slugOf = new Map(rows('slugs.tsv'))
const regions = rows('regions.tsv').map(([m49, , parent]) => ({m49, slug: slugOf.get(m49), parent}))

// The data rounds to some 400 metres, which leaves the Vatican nothing: a square of that size stands for it.
const around = ([x, y], by = 0.002) => [[x - by, y - by], [x - by, y + by], [x + by, y + by], [x + by, y - by], [x - by, y - by]]

// Returns the polygons of a scale, each with the place it belongs to; none for land that the registry has no code for.
function polygonsOf(scale) {
  const atlas = json(`world-atlas/countries-${scale}.json`)
  return feature(atlas, atlas.objects.countries).features.flatMap(({id, properties: {name}, geometry}) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return polygons.map((rings) => {
      // A ring that runs the wrong way round is the whole world but for what it stands for.
      if (geoArea({type: 'Polygon', coordinates: rings}) > 2 * Math.PI) rings = rings.map((ring) => ring.toReversed())
      const center = geoCentroid({type: 'Polygon', coordinates: rings})
      const within = ([west, south, east, north]) => center[0] > west && center[0] < east && center[1] > south && center[1] < north
      const part = PARTS.find(([, whole, box]) => whole === name && within(box))
      const code = part?.[0] ?? (name === 'Kosovo' ? 'XK' : (codeOf.get(id) ?? null))
      const area = geoArea({type: 'Polygon', coordinates: rings})
      return {code, rings: area ? rings : [around(center)], center, area}
    })
  })
}

const fine = polygonsOf('10m')
const coarse = polygonsOf('50m')
const known = new Set(coarse.map(({code}) => code))
coarse.push(...fine.filter(({code}) => code && !known.has(code)))
const missing = codes.filter((code) => !fine.some((polygon) => polygon.code === code))
if (missing.length) throw new Error(`no shape for ${missing}`)

const whole = (polygons) => ({type: 'MultiPolygon', coordinates: polygons.map(({rings}) => rings)})

// ---- The mainland: what a map of a place is fitted to

// The least angle between two parts, by a few dozen points of each.
const distance = (a, b) => {
  let nearest = -1
  for (const p of a.vectors) for (const q of b.vectors) nearest = Math.max(nearest, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
  return Math.acos(Math.min(nearest, 1))
}
const vector = (point) => {
  const [longitude, latitude] = point.map((degrees) => (degrees * Math.PI) / 180)
  return [Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)]
}
const thinned = (polygon) => {
  const [ring] = polygon.rings
  const step = Math.ceil(ring.length / 60)
  const points = ring.filter((_, at) => at % step === 0)
  return {...polygon, rings: [points], vectors: points.map(vector)}
}
const diameter = (polygons) => {
  const points = polygons.flatMap(({rings}) => rings[0])
  const center = geoCentroid({type: 'MultiPoint', coordinates: points})
  return 2 * Math.max(...points.map((point) => geoDistance(center, point)))
}

// What belongs to the largest landmass: parts near it for its size, and others of nearly its size that are not far. Alaska lies
// nearer to the other states, for their size, than Corsica to France.
// Kiribati is governed from its western islands, and of New Zealand's southern ones nobody lives on any.
const APART = {
  KI: ([longitude]) => longitude < 0,
  NZ: ([, latitude]) => latitude < -48,
  US: ([longitude, latitude]) => longitude < -128 || latitude < 24,
}
function mainland(code) {
  const all = fine.filter((polygon) => polygon.code === code && !APART[code]?.(polygon.center)).sort((a, b) => b.area - a.area)
  const parts = all.slice(0, 80).map((polygon) => ({polygon, thin: thinned(polygon)}))
  const kept = [parts.shift()]
  parts.forEach((part) => (part.gap = distance(kept[0].thin, part.thin)))
  for (;;) {
    const size = diameter(kept.map(({thin}) => thin))
    const reach = ({area}) => size * (area > kept[0].polygon.area / 4 ? 2 : 0.16)
    const at = parts.findIndex(({polygon, gap}) => gap <= reach(polygon))
    if (at < 0) break
    const [near] = parts.splice(at, 1)
    kept.push(near)
    parts.forEach((part) => (part.gap = Math.min(part.gap, distance(near.thin, part.thin))))
  }
  return kept.map(({polygon}) => polygon)
}

// ---- From the sphere to a frame of integers

// Returns the rings of polygons in the plane.
function planar(projection, polygons) {
  const rings = []
  const context = {
    beginPath() {},
    moveTo: (x, y) => rings.push([[x, y]]),
    lineTo: (x, y) => rings.at(-1).push([x, y]),
    closePath() {
      rings.at(-1).push(rings.at(-1)[0])
    },
    arc() {},
  }
  geoPath(projection, context)(whole(polygons))
  return rings.filter((ring) => ring.length > 3)
}

const bounds = (rings) => {
  const [xs, ys] = [0, 1].map((at) => rings.flatMap((ring) => ring.map((point) => point[at])))
  const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))]
  const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))]
  return {left, right, top, bottom, width: right - left, height: bottom - top}
}
const areaOf = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => sum + x * (ring[at + 1] ?? ring[0])[1] - (ring[at + 1] ?? ring[0])[0] * y, 0)) / 2

// A projection centred on the middle of some polygons, one unit a kilometre.
function centred(polygons) {
  const base = geoAzimuthalEqualArea().precision(0).scale(EARTH).translate([0, 0]).clipAngle(120)
  const center = geoCentroid(whole(polygons))
  base.rotate([-center[0], -center[1]])
  const box = bounds(planar(base, polygons))
  const middle = base.invert([(box.left + box.right) / 2, (box.top + box.bottom) / 2])
  return base.rotate([-middle[0], -middle[1]])
}

const step = (number, isFirst) => (number < 0 || isFirst ? `${number}` : ` ${number}`)

// Returns closed rings as a path of integers; those that are nothing then are left out.
function path(rings, {isOpen = false} = {}) {
  let text = ''
  for (const ring of rings) {
    const points = ring.map((point) => point.map(Math.round)).filter((point, at, all) => !at || point[0] !== all[at - 1][0] || point[1] !== all[at - 1][1])
    if (!isOpen && points.length > 1 && points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1]) points.pop()
    if (points.length < (isOpen ? 2 : 3)) continue
    text += `M${points[0][0]}${step(points[0][1])}l`
    points.slice(1).forEach(([x, y], at) => (text += step(x - points[at][0], !at) + step(y - points[at][1])))
    if (!isOpen) text += 'z'
  }
  return text
}

// Returns the shapes of a frame, simplified together. `groups` maps a name to its rings; triangles of less than `weight` go.
function simplified(groups, weight) {
  const objects = Object.fromEntries([...groups].map(([name, rings]) => [name, {type: 'MultiPolygon', coordinates: rings.map((ring) => [ring])}]))
  return simplify(presimplify(topology(objects)), weight)
}
const ringsOf = (topo, name) => {
  const {geometry} = feature(topo, topo.objects[name])
  return geometry.coordinates.map(([ring]) => ring)
}

// ---- Outlines

// A shape of fewer points is no likeness, since the data rounds too much for it; nor are atolls that fill less of their frame.
const OUTLINE = {side: 500, weight: 5, least: 18, share: 0.01, most: 3000}
function outline(code) {
  const core = mainlands.get(code)
  if (core.reduce((sum, {rings}) => sum + rings[0].length - 1, 0) < OUTLINE.least) return []
  const projection = centred(core)
  const box = bounds(planar(projection, core))
  const scale = OUTLINE.side / Math.max(box.width, box.height)
  const size = [Math.round(box.width * scale), Math.round(box.height * scale)]
  projection.scale(EARTH * scale).translate([-box.left * scale, -box.top * scale])
  const rings = planar(projection, core)
  const largest = Math.max(...rings.map(areaOf))
  for (let weight = Math.min(OUTLINE.weight, largest / 20); ; weight *= 1.25) {
    const shown = ringsOf(simplified(new Map([['it', rings]]), weight), 'it').filter((ring) => areaOf(ring) >= Math.min(weight * 3, largest / 2))
    if (shown.reduce((sum, ring) => sum + areaOf(ring), 0) < size[0] * size[1] * OUTLINE.share) return []
    const text = path(shown)
    if (text.length <= OUTLINE.most) return [[code, ...size, text]]
  }
}

// ---- Locators

const FRAME = {width: 400, height: 300, weight: 4, most: 5600, mostOfRegion: 6000}
const SMALLEST = 1400
const WIDEST = 11000
// A shape is not seen on less than this side, or on less than this area.
const TINY = {side: 14, area: 60}
const TINY_IN_REGION = {side: 6, area: 10}

// Returns what lies in a frame around some polygons. `isMember` tells which places are filled.
function locator(key, core, isMember, isRegion) {
  const projection = centred(core)
  const box = bounds(planar(projection, core))
  let width = Math.max(box.width, (box.height * FRAME.width) / FRAME.height)
  const share = isRegion ? 0.9 : width > 3000 ? 0.7 : width > 1500 ? 0.55 : 0.42
  width = Math.max(width / share, SMALLEST)
  for (;;) {
    const scale = FRAME.width / width
    projection.scale(EARTH * scale).translate([FRAME.width / 2, FRAME.height / 2])
    projection.clipExtent([[0, 0], [FRAME.width, FRAME.height]])
    const source = width < 2500 ? fine : coarse
    const groups = new Map()
    for (const polygon of source) {
      const reach = geoDistance(polygon.center, projection.invert([FRAME.width / 2, FRAME.height / 2])) * EARTH
      if (reach > width * 0.75 + diameterOf(polygon) * EARTH) continue
      const rings = planar(projection, [polygon])
      const name = polygon.code ?? '-'
      if (rings.length) groups.set(name, [...(groups.get(name) ?? []), ...rings])
    }
    // Around an island there is to be land enough to know the place by.
    const seen = [...groups].filter(([name]) => isRegion || !isMember(name)).flatMap(([, rings]) => rings)
    const land = seen.reduce((sum, ring) => sum + areaOf(ring), 0) / (FRAME.width * FRAME.height)
    if (land > 0.08 || width >= WIDEST) return drawn(key, groups, isMember, isRegion, projection)
    width = Math.min(width * 1.3, WIDEST)
  }
}

const diameters = new Map()
function diameterOf(polygon) {
  if (!diameters.has(polygon)) diameters.set(polygon, diameter([thinned(polygon)]))
  return diameters.get(polygon)
}

function drawn(key, groups, isMember, isRegion, projection) {
  const dots = codes.filter(isMember).flatMap((code) => {
    const core = mainlands.get(code)
    const rings = planar(projection, core)
    const {width, height} = rings.length ? bounds(rings) : {width: 0, height: 0}
    const {side, area} = isRegion ? TINY_IN_REGION : TINY
    if (Math.max(width, height) >= side && rings.reduce((sum, ring) => sum + areaOf(ring), 0) >= area) return []
    const [x, y] = projection(geoCentroid(whole(core))).map(Math.round)
    return x > 0 && x < FRAME.width && y > 0 && y < FRAME.height ? [`${x} ${y}`] : []
  })
  for (let weight = FRAME.weight; ; weight *= 1.2) {
    const topo = simplified(groups, weight)
    const shapes = [...groups.keys()].map((name) => topo.objects[name])
    const land = merge(topo, shapes).coordinates.flat().filter((ring) => areaOf(ring) > 2 * weight)
    const borders = mesh(topo, {type: 'GeometryCollection', geometries: shapes}, (a, b) => a !== b).coordinates
    const filled = [...groups.keys()].filter(isMember).flatMap((name) => ringsOf(topo, name).filter((ring) => areaOf(ring) > weight))
    const line = [key, path(land), path(borders, {isOpen: true}), path(filled), dots.join(';')]
    if (line.join().length <= (isRegion ? FRAME.mostOfRegion : FRAME.most)) return line
  }
}

// ---- The world

const WORLD = {width: 1000, weight: 1.7, south: -57}
function world() {
  const projection = geoEqualEarth().precision(0).rotate([-11, 0]).scale(100).translate([0, 0])
  const shown = coarse.filter(({code, center}) => code !== 'AQ' && center[1] > WORLD.south)
  const box = bounds(planar(projection, shown))
  const scale = (100 * (WORLD.width - 2)) / box.width
  const height = Math.ceil((box.height * scale) / 100) + 12
  projection.scale(scale).translate([1 - (box.left * scale) / 100, 1 - (box.top * scale) / 100])
  const groups = new Map()
  for (const polygon of shown) {
    const name = polygon.code ?? '-'
    groups.set(name, [...(groups.get(name) ?? []), ...planar(projection, [polygon])])
  }
  const topo = simplified(groups, WORLD.weight)
  const lines = [...groups.keys()].sort().map((name) => {
    const rings = ringsOf(topo, name).filter((ring) => areaOf(ring) > 3)
    if (name === '-') return [name, '', '', frameOf(rings), '', path(rings)]
    return [name, ...point(name, groups.get(name), rings), path(rings)]
  })
  // Antarctica would take a seventh of the height, of which nothing is ever said: it has a point at the foot.
  lines.push(['AQ', 500, height - 5, frameOf([[[500, height - 5]]]), 'small', ''])
  lines.sort((a, b) => (a[0] < b[0] ? -1 : 1))
  return {height, lines}

  function frameOf(rings) {
    const {left, top, right, bottom} = bounds(rings)
    return [left, top, right, bottom].map(Math.round).join(' ')
  }

  function point(code, rings, shown) {
    const core = mainlands.get(code)
    const [x, y] = projection(geoCentroid(whole(core))).map(Math.round)
    const {width, height} = bounds(rings.toSorted((a, b) => areaOf(b) - areaOf(a)).slice(0, 1))
    return [x, y, frameOf(shown.length ? shown : [[[x, y]]]), Math.max(width, height) < 9 ? 'small' : '']
  }
}

// ---- All of it

const mainlands = new Map(codes.map((code) => [code, mainland(code)]))
const version = (name) => json(`${name}/package.json`).version
const generated = `# Generated by maps.mjs from world-atlas ${version('world-atlas')}, which is Natural Earth 4.1.0. Do not edit.\n`
const write = (name, head, lines) => {
  const text = `${generated}# ${head}\n${lines.map((line) => line.join('\t')).join('\n')}\n`
  writeFileSync(here(name), text)
  const sizes = lines.map((line) => line.join('\t').length).sort((a, b) => a - b)
  console.log(`${name}: ${lines.length} lines, ${text.length} bytes, median ${sizes[sizes.length >> 1]}, most ${sizes.at(-1)}`)
}

write('outlines.tsv', 'code	width	height	path', codes.flatMap(outline))

// Remote islands, and Russia east of the Urals, would push a region out of the middle of its frame.
const REMOTE = new Set(['BV', 'GS', 'HM', 'IO', 'PN', 'SH', 'TF', 'UM'])
const isWithin = (slug, region) => slug && (slug === region || isWithin(regions.find((each) => each.slug === slug)?.parent, region))
const locators = codes.map((code) => locator(code, mainlands.get(code), (name) => name === code, false))
for (const region of regions) {
  const members = new Set(codes.filter((code) => isWithin(regionOf.get(code), region.slug)))
  const isEuropean = ['europe', 'eastern-europe'].includes(region.slug)
  let core = [...members].filter((code) => !REMOTE.has(code)).flatMap((code) => mainlands.get(code))
  if (isEuropean) core = core.map((polygon) => (polygon.code === 'RU' ? {...polygon, rings: [polygon.rings[0].filter(([x]) => x > 19 && x < 60)]} : polygon)).filter(({rings}) => rings[0].length > 3)
  locators.push(locator(region.m49, core, (name) => members.has(name), true))
}
write('locators.tsv', `code (alpha-2, or M49 for a region)	land	borders	filled	dots; the frame is ${FRAME.width} by ${FRAME.height}`, locators.sort((a, b) => (a[0] < b[0] ? -1 : 1)))

const {height, lines} = world()
write('world.tsv', `code	x	y	left, top, right and bottom	small	path; the frame is ${WORLD.width} by ${height}`, lines)
