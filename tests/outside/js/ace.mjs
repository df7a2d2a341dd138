// node ace.mjs RESULT WORK BOOK...: what Ace by DAISY finds in EPUBs. A failed run is an exception.
import fs from 'node:fs'
import path from 'node:path'
import ace from '@daisy/ace-core'
import runner from '@daisy/ace-axe-runner-puppeteer'
import logger from '@daisy/ace-logger'
import { write } from './browser.mjs'

const [result, work, ...books] = process.argv.slice(2)
logger.initLogger({ verbose: false, silent: true, fileName: 'ace.log' })

const judge = async (book, at) => {
    const outdir = path.join(work, String(at))
    const tmpdir = fs.mkdtempSync(path.join(work, 'ace-'))
    await ace(book, { outdir, tmpdir, verbose: false, silent: true, jobId: '' }, runner)
    const report = JSON.parse(fs.readFileSync(path.join(outdir, 'report.json'), 'utf8'))
    const findings = []
    for (const file of report.assertions)
        for (const one of file.assertions)
            findings.push({
                rule: one['earl:test']['dct:title'],
                severity: one['earl:test']['earl:impact'],
                message: one['earl:result']['dct:description'],
                where: file['earl:testSubject'].url ?? '',
            })
    return { outcome: report['earl:result']['earl:outcome'], findings }
}

const verdicts = []
for (const [at, book] of books.entries()) verdicts.push(await judge(book, at))
write(result, verdicts)
process.exit(0) // Ace leaves timers behind
