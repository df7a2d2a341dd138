// What the scripts beside this one share: the browser, and the file for the result.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import puppeteer from 'puppeteer-core'

/** Chromium without a window. Its sandbox does not work for root. */
export const launch = () =>
    puppeteer.launch({
        executablePath: process.env.PUPPETEER_EXECUTABLE_PATH,
        headless: true,
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })

/** Lets a page ask for addresses that begin with one of `allowed`, and keeps the others. */
export const confine = async (page, allowed) => {
    const refused = []
    await page.setRequestInterception(true)
    page.on('request', request => {
        if (allowed.some(start => request.url().startsWith(start))) return request.continue()
        refused.push(request.url())
        return request.abort()
    })
    return refused
}

export const write = (file, result) => fs.writeFileSync(file, JSON.stringify(result))

const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' }

/**
 * Lets a page that reads a book do so: what its `window.read()` tells, and the errors of the page.
 * `fileOf` gives the file of an address, null where there is none; an error that is `early` is none.
 */
export const reading = async (fileOf, early = () => false) => {
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
    page.on('pageerror', error => early(error) || errors.push(error.stack))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    const refused = await confine(page, [home, `blob:${home}`, 'data:'])
    await page.goto(home)
    await page.waitForFunction('window.ready === true', { timeout: 30_000 })
    const found = await page.evaluate(() => window.read())
    await browser.close()
    server.close()
    return { ...found, errors: [...errors, ...refused.map(url => `it asks for ${url}`)] }
}
