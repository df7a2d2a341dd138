// node epubjs.mjs RESULT BOOK: reads an EPUB with the engine epub.js: opens every entry of the
// contents and of the list of pages, and follows every call of a note.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { reading, write } from './browser.mjs'

const [result, book] = process.argv.slice(2)
const { resolve } = createRequire(import.meta.url)
const FILES = {
    '/': fileURLToPath(new URL('epubjs.html', import.meta.url)),
    '/engine.js': resolve('epubjs/dist/epub.min.js'),
    '/zip.js': resolve('jszip/dist/jszip.min.js'),
    '/book.epub': book,
}
write(result, await reading(url => FILES[url] ?? null))
