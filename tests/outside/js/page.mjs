// node page.mjs RESULT FILE: what axe-core finds in a web page from disk, on a phone, a tablet and a
// desk, by day and by night; whether it must be scrolled sideways (WCAG 1.4.10), at twice its size
// too (1.4.4); and whether the keyboard alone reaches all that can be used (2.1.1).
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { confine, launch, write } from './browser.mjs'

const [result, file] = process.argv.slice(2)
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const KEYS = 3000

const browser = await launch()
const page = await browser.newPage()
await page.setBypassCSP(true) // the page forbids every script, that of the judge too
const refused = await confine(page, ['file:', 'data:'])
const findings = []
const find = (rule, message, where) => findings.push({ rule, severity: 'serious', message, where })

const reflow = async where => {
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    if (wide > room) find('reflow', `it is ${wide} px wide, where ${room} are there`, where)
}

// Tab by Tab through the page: what the keyboard reaches, and what it leaves out.
const keyboard = async where => {
    await page.evaluate(() => {
        globalThis.reached = new Set()
        const active = () => document.activeElement
        globalThis.reach = () => active() === document.body ? 0 : globalThis.reached.add(active()).size
        globalThis.usable = () => [...document.querySelectorAll('a[href], summary, button, input, [tabindex="0"]')]
            .filter(one => one.checkVisibility())
    })
    const count = await page.evaluate(() => globalThis.usable().length)
    for (let at = 0; at < Math.min(count + 2, KEYS); at++) {
        await page.keyboard.press('Tab')
        await page.evaluate(() => globalThis.reach())
    }
    const left = await page.evaluate(() => globalThis.usable().filter(one => !globalThis.reached.has(one))
        .map(one => one.outerHTML.slice(0, 100)))
    for (const one of count > KEYS ? [] : left) find('keyboard', `Tab does not reach ${one}`, where)
}

for (const width of [320, 768, 1440])
    for (const scheme of ['light', 'dark']) {
        const where = `${width} px, ${scheme}`
        await page.setViewport({ width, height: 800 })
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        await page.goto(pathToFileURL(file).href)
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() => globalThis.axe.run(document))
        for (const { id, impact, help, nodes } of violations)
            for (const node of nodes)
                findings.push({ rule: id, severity: impact, message: help, where: `${where}: ${node.target}` })
        await reflow(where)
        if (scheme === 'light' && width !== 768) await keyboard(where)
    }
for (const width of [768, 1440]) {
    // a browser that makes all twice as large has half the room
    await page.setViewport({ width: width / 2, height: 400, deviceScaleFactor: 2 })
    await page.goto(pathToFileURL(file).href)
    await reflow(`${width} px, at 200 %`)
}
for (const address of refused)
    find('network', `it asks for ${address}`, '')
await browser.close()
write(result, { findings })
