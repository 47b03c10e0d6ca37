// The files that the scripts of this folder read.

import {readFileSync} from 'node:fs'

export const here = (name) => new URL(name, import.meta.url)
export const json = (path) => JSON.parse(readFileSync(here(`node_modules/${path}`), 'utf8'))
export const rows = (name) =>
  readFileSync(here(name), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
