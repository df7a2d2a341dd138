// node foliate.mjs RESULT BOOK: reads an EPUB with the engine foliate-js, as a person would who
// opens every entry of the contents and clicks every note.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { confine, launch, write } from './browser.mjs'

const [result, book] = process.argv.slice(2)
const engine = path.dirname(createRequire(import.meta.url).resolve('foliate-js/view.js'))
const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' }

const fileOf = url => {
    if (url === '/') return fileURLToPath(new URL('reader.html', import.meta.url))
    if (url === '/book.epub') return book
    return url.startsWith('/engine/') ? path.join(engine, path.normalize(url.slice(7))) : null
}

const server = http.createServer((request, response) => {
    const file = fileOf(new URL(request.url, 'http://localhost').pathname)
    if (!file || !fs.existsSync(file)) return response.writeHead(204).end()
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'text/plain' })
    return response.end(fs.readFileSync(file))
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))

const home = `http://127.0.0.1:${server.address().port}/`
const browser = await launch()
const page = await browser.newPage()
const errors = []
// While a part loads, the engine's observer of sizes may meet a document that has no root element yet.
// It lays the part out again once it is loaded, so that this says nothing about the book.
const early = error => /#replaceBackground .*#observer /s.test(error.stack)
page.on('pageerror', error => early(error) || errors.push(error.stack))
page.on('console', message => message.type() === 'error' && errors.push(message.text()))
const refused = await confine(page, [home, `blob:${home}`, 'data:'])
await page.goto(home)
await page.waitForFunction('window.ready === true', { timeout: 30_000 })
const reading = await page.evaluate(() => window.read())
await browser.close()
server.close()
write(result, { ...reading, errors: [...errors, ...refused.map(url => `it asks for ${url}`)] })
