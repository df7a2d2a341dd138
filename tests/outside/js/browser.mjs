// What the scripts beside this one share: the browser, and the file for the result.
import fs from 'node:fs'
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
