// node foliate.mjs RESULT BOOK: reads an EPUB with the engine foliate-js, as a person would who
// opens every entry of the contents and clicks every note.
import path from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { reading, write } from './browser.mjs'

const [result, book] = process.argv.slice(2)
const engine = path.dirname(createRequire(import.meta.url).resolve('foliate-js/view.js'))

const fileOf = url => {
    if (url === '/') return fileURLToPath(new URL('reader.html', import.meta.url))
    if (url === '/book.epub') return book
    return url.startsWith('/engine/') ? path.join(engine, path.normalize(url.slice(7))) : null
}

// While a part loads, the engine's observer of sizes may meet a document that has no root element yet.
// It lays the part out again once it is loaded, so that this says nothing about the book.
const early = error => /#replaceBackground .*#observer /s.test(error.stack)
write(result, await reading(fileOf, early))
