// The typed client comes from the server's OpenAPI document.
//
//   node scripts/api.mjs generate [URL or FILE]   takes the document (default: openapi.json here) and writes the types
//   node scripts/api.mjs check                    fails when the committed types are not those of openapi.json
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENT = fileURLToPath(new URL('../openapi.json', import.meta.url));
const TYPES = fileURLToPath(new URL('../src/api/schema.ts', import.meta.url));
const HEAD = '// Written by `npm run generate` from the OpenAPI document of the server. Do not edit.\n\n';

/** The document without what differs from run to run: the address it was served from. */
export function settled(document) {
  const { servers, ...rest } = document;
  const paths = Object.fromEntries(
    Object.entries(rest.paths ?? {}).filter(([path]) => path.startsWith('/api/')).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return { ...rest, paths };
}

async function types(document) {
  return HEAD + astToString(await openapiTS(document, { alphabetize: true }));
}

async function take(from) {
  if (/^https?:/.test(from)) {
    const answer = await fetch(from.endsWith('.json') ? from : new URL('/openapi.json', from));
    if (!answer.ok) throw new Error(`${from} answered ${answer.status}`);
    return answer.json();
  }
  return JSON.parse(readFileSync(from, 'utf8'));
}

async function main([verb, from]) {
  if (verb === 'generate') {
    const document = settled(await take(from ?? DOCUMENT));
    if (from) writeFileSync(DOCUMENT, JSON.stringify(document, null, 1) + '\n');
    writeFileSync(TYPES, await types(document));
    return;
  }
  if (verb === 'check') {
    if (!existsSync(DOCUMENT)) throw new Error('console/openapi.json is missing; run `npm run generate -- URL` against a server');
    const document = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
    if ((await types(document)) !== readFileSync(TYPES, 'utf8')) {
      throw new Error('src/api/schema.ts is stale; run `npm run generate`');
    }
    return;
  }
  throw new Error('usage: api.mjs generate [URL or FILE] | check');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((problem) => {
    console.error(`console: ${problem.message}`);
    process.exitCode = 1;
  });
}
