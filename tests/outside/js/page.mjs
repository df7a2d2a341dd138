// node page.mjs RESULT FILE: what axe-core finds in a web page from disk, on a phone and on a desk,
// by day and by night; and whether it must be scrolled sideways (WCAG 1.4.10).
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { confine, launch, write } from './browser.mjs'

const [result, file] = process.argv.slice(2)
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const browser = await launch()
const page = await browser.newPage()
const refused = await confine(page, ['file:', 'data:'])
const findings = []
for (const width of [320, 1280])
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
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        if (wide > width)
            findings.push({ rule: 'reflow', severity: 'serious', message: `it is ${wide} px wide`, where })
    }
for (const address of refused)
    findings.push({ rule: 'network', severity: 'serious', message: `it asks for ${address}`, where: '' })
await browser.close()
write(result, { findings })
