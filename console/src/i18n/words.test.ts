import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALERT_KINDS, ALERT_STATES, LEVELS } from '../alerts/codes';
import { ANSWERS, CHECK_REASONS, CHECK_RESULTS, CHECK_STATES } from '../checks/codes';
import { DIMENSIONS } from '../cohorts/codes';
import { ACTIONS } from '../audit/codes';
import alertsEn from '../alerts/en';
import alertsZh from '../alerts/zh-CN';
import channelsEn from '../channels/en';
import channelsZh from '../channels/zh-CN';
import checksEn from '../checks/en';
import checksZh from '../checks/zh-CN';
import cohortsEn from '../cohorts/en';
import cohortsZh from '../cohorts/zh-CN';
import happeningsEn from '../happenings/en';
import happeningsZh from '../happenings/zh-CN';
import { HAPPENING_KINDS } from '../happenings/codes';
import forecastEn from '../forecast/en';
import forecastZh from '../forecast/zh-CN';
import signalsEn from '../signals/en';
import signalsZh from '../signals/zh-CN';
import stateEn from '../state/en';
import stateZh from '../state/zh-CN';
import auditEn from '../audit/en';
import auditZh from '../audit/zh-CN';
import { PLACES } from '../frame/places';
import closesEn from '../closes/en';
import closesZh from '../closes/zh-CN';
import importsEn from '../imports/en';
import importsZh from '../imports/zh-CN';
import incidentsEn from '../incidents/en';
import incidentsZh from '../incidents/zh-CN';
import { MOVEMENTS } from '../loans/filters';
import ledgerEn from '../ledger/en';
import ledgerZh from '../ledger/zh-CN';
import { KINDS } from '../ledger/rows';
import { ACTS, CAUSES, COMPONENTS } from '../loan/acts';
import loanEn from '../loan/en';
import loanZh from '../loan/zh-CN';
import { ALLOCATIONS, METHODS, MODES, STATES as PRODUCT_STATES } from '../products/draft';
import productsEn from '../products/en';
import productsZh from '../products/zh-CN';
import { DESKS, FAILURES, MANDATE_STATES, STATES, WORK_KINDS } from '../payments/codes';
import { CATEGORIES } from '../reconciliation/codes';
import { RECEIPT_STATES } from '../suspense/codes';
import causesEn from '../causes/en';
import causesZh from '../causes/zh-CN';
import paymentsEn from '../payments/en';
import paymentsZh from '../payments/zh-CN';
import reconciliationEn from '../reconciliation/en';
import reconciliationZh from '../reconciliation/zh-CN';
import suspenseEn from '../suspense/en';
import suspenseZh from '../suspense/zh-CN';
import usersEn from '../users/en';
import usersZh from '../users/zh-CN';
import packsEn from '../packs/en';
import packsZh from '../packs/zh-CN';
import loansEn from '../loans/en';
import loansZh from '../loans/zh-CN';
import sessionEn from '../session/en';
import sessionZh from '../session/zh-CN';
import webhooksEn from '../webhooks/en';
import webhooksZh from '../webhooks/zh-CN';
import en from './en';
import { ALSO, preferred, type WordsOf } from './language';
import { fill, placesOf } from './message';
import zh from './zh-CN';

const EN_PARTS: Record<string, string>[] = [en.words, auditEn, closesEn, importsEn, incidentsEn, ledgerEn, loanEn, productsEn, webhooksEn, causesEn, paymentsEn, reconciliationEn, suspenseEn, usersEn, packsEn, loansEn, sessionEn, alertsEn, channelsEn, checksEn, cohortsEn, forecastEn, happeningsEn, signalsEn, stateEn];
const EN: Record<string, string> = Object.assign({}, ...EN_PARTS);
const ZH: Record<string, string> = Object.assign({}, zh.words, auditZh, closesZh, importsZh, incidentsZh, ledgerZh, loanZh, productsZh, webhooksZh, causesZh, paymentsZh, reconciliationZh, suspenseZh, usersZh, packsZh, loansZh, sessionZh, alertsZh, channelsZh, checksZh, cohortsZh, forecastZh, happeningsZh, signalsZh, stateZh);
const FOLDERS = readdirSync(join(import.meta.dirname, '..')).filter((name) => existsSync(join(import.meta.dirname, '..', name, 'en.ts')) && name !== 'i18n') as WordsOf[];
const SOURCES = join(import.meta.dirname, '..');

function sources(): string {
  return readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.ts$|schema\.ts$|^(en|zh-CN)\.ts$/.test(entry.name) && !entry.parentPath.endsWith('i18n'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** Families of words for codes of the server: looked up by `t.code(family, code)`. */
const FAMILIES = ['announcer', 'modelFigure', 'reportFigure', 'forecastScope', 'happening', 'happeningSource', 'alertKind', 'alertLevel', 'alertState', 'alertOutcome', 'alertDone', 'alertStep', 'signalUnit', 'channelKind', 'channelSpan', 'cohortBy', 'checkState', 'checkReason', 'checkResult', 'checkAnswer', 'checkStep', 'account', 'accountKind', 'action', 'allocation', 'answerResult', 'answerVia', 'cause', 'causeDetail', 'class', 'component', 'confidence', 'debitFailure', 'delivery', 'desk', 'detail', 'entryReason', 'fact', 'figure', 'finding', 'findingText', 'format', 'graceMode', 'import', 'incident', 'incidentKind', 'incidentStep', 'installment', 'kind', 'mandateState', 'method', 'orderKind', 'orderState', 'outcome', 'book', 'packGroup', 'positionPart', 'productState', 'proofScope', 'receiptState', 'receiptStep', 'receiptText', 'refundState', 'right', 'role', 'roleText', 'shortfall', 'state', 'stated', 'statedBy', 'webhookOff', 'workKind'];

describe('the two catalogues', () => {
  test('have the same keys', () => {
    expect(Object.keys(ZH).filter((key) => !(key in EN))).toEqual([]);
    expect(Object.keys(EN).filter((key) => !(key in ZH))).toEqual([]);
  });

  test('have each key in one place', () => {
    expect(EN_PARTS.flatMap((part) => Object.keys(part)).length).toBe(Object.keys(EN).length);
  });

  test('say something for every key', () => {
    for (const [key, text] of [...Object.entries(EN), ...Object.entries(ZH)]) expect(text.trim(), key).not.toBe('');
  });

  test('have the same places in every message', () => {
    for (const key of Object.keys(EN)) expect(placesOf(ZH[key] ?? ''), key).toEqual(placesOf(EN[key] ?? ''));
  });

  test('are each in their own language', () => {
    const names = /^(format\.(home-credit|superlender)|class\.)/;
    const latin = Object.entries(ZH).filter(([key, text]) => !/[\u4e00-\u9fff]/.test(text) && !names.test(key) && !/^\{[^}]*\} \/ /.test(text));
    expect(latin.map(([key]) => key)).toEqual([]);
    expect(Object.entries(EN).filter(([, text]) => /[\u4e00-\u9fff]/.test(text)).map(([key]) => key)).toEqual([]);
  });
});

describe('the keys', () => {
  const source = sources();

  test('that the screens use are all there', () => {
    const used = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(250);
    expect(used.filter((key) => !(key in EN))).toEqual([]);
  });

  test('that a folder uses are there when it is shown', async () => {
    const missing: string[] = [];
    for (const folder of FOLDERS) {
      const there = new Set(Object.keys(en.words));
      const own = readdirSync(join(SOURCES, folder)).filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|^(en|zh-CN)\.ts$/.test(file)).map((file) => readFileSync(join(SOURCES, folder, file), 'utf8')).join('\n');
      const inside = [...own.matchAll(/withWords\('(\w+)'/g)].map((match) => match[1] ?? '');
      for (const each of [folder, ...(ALSO[folder] ?? []), ...inside]) Object.keys((await import(`../${each}/en.ts`) as { default: object }).default).forEach((key) => there.add(key));
      for (const [, key = ''] of own.matchAll(/\bt\(\s*'([^']+)'/g)) if (!there.has(key)) missing.push(`${folder}: ${key}`);
      for (const [, family = ''] of own.matchAll(/t\.code\('(\w+)'/g)) if (![...there].some((key) => key.startsWith(`${family}.`))) missing.push(`${folder}: ${family}.*`);
    }
    expect([...new Set(missing)]).toEqual([]);
  });

  test('are all used by a screen or belong to a family of codes', () => {
    const unused = Object.keys(EN).filter((key) => !source.includes(`'${key}'`) && !ACTS.some((act) => key === `act.${act}`) && !FAMILIES.some((family) => key.startsWith(`${family}.`)));
    expect(unused).toEqual([]);
  });

  test('families are those that are looked up', () => {
    const looked = [...source.matchAll(/t\.code\('(\w+)'/g)].map((match) => match[1] ?? '');
    expect([...new Set([...looked, 'class', 'state'])].filter((family) => !FAMILIES.includes(family))).toEqual([]);
  });

  test('there is a word for every code that the console knows', () => {
    const codes = [
      ...ACTIONS.map((action) => `action.${action}`),
      ...ACTS.map((act) => `act.${act}`),
      ...CAUSES.map((cause) => `cause.${cause}`),
      ...COMPONENTS.map((component) => `component.${component}`),
      ...KINDS.map((kind) => `accountKind.${kind}`),
      ...['receipt', 'close', 'accrual', 'suspense', 'fact', 'rebuild', 'import'].map((reason) => `entryReason.${reason}`),
      ...METHODS.map((method) => `method.${method}`),
      ...ALLOCATIONS.map((order) => `allocation.${order}`),
      ...PRODUCT_STATES.map((state) => `productState.${state}`),
      ...MODES.map((mode) => `graceMode.${mode}`),
      ...MOVEMENTS.map((movement) => `figure.${movement}`),
      ...PLACES.flatMap((group) => group.places.map((place) => `right.${place.needs}`)),
      ...['NOT_OPEN', 'CURRENT', 'PENDING', 'TOLERATED', 'PAST_DUE', 'SETTLED', 'CHARGED_OFF'].map((state) => `state.${state}`),
      ...['FUTURE', 'PENDING', 'TOLERATED', 'WRITTEN_OFF', 'OVERDUE', 'SETTLED', 'SETTLED_LATE'].map((state) => `installment.${state}`),
      ...['WAITING', 'DELIVERED', 'DEAD'].map((state) => `delivery.${state}`),
      ...['OPERATOR', 'GONE', 'FAILING'].map((reason) => `webhookOff.${reason}`),
      ...['PROTECT', 'UNDO'].flatMap((deed) => ['DRAFT', 'PLANNING', 'PLANNED', 'SUBMITTED', 'REJECTED', 'DROPPED', 'APPLYING', 'APPLIED'].map((state) => `incident.${deed}.${state}`)).filter((key) => !/UNDO.(DRAFT|REJECTED|DROPPED)/.test(key)),
      ...HAPPENING_KINDS.map((kind) => `happening.${kind}`),
      ...ALERT_KINDS.map((kind) => `alertKind.${kind}`),
      ...LEVELS.map((level) => `alertLevel.${level}`),
      ...ALERT_STATES.map((state) => `alertState.${state}`),
      ...DIMENSIONS.map((dimension) => `cohortBy.${dimension}`),
      ...CHECK_STATES.map((state) => `checkState.${state}`),
      ...CHECK_REASONS.map((reason) => `checkReason.${reason}`),
      ...CHECK_RESULTS.map((result) => `checkResult.${result}`),
      ...ANSWERS.map((answer) => `checkAnswer.${answer}`),
      ...STATES.map((state) => `orderState.${state}`),
      ...FAILURES.map((reason) => `debitFailure.${reason}`),
      ...MANDATE_STATES.map((state) => `mandateState.${state}`),
      ...WORK_KINDS.map((kind) => `workKind.${kind}`),
      ...DESKS.map((desk) => `desk.${desk}`),
      ...['ANNOUNCE', 'SEND', 'ASK', 'NOTICE', 'FILE', 'STATEMENT'].map((via) => `answerVia.${via}`),
      ...['Success', 'Failed', 'Unknown', 'NotThere', 'Returned'].map((result) => `answerResult.${result}`),
      ...RECEIPT_STATES.map((state) => `receiptState.${state}`),
      ...['MATCHED', 'UNDONE', 'KEPT', 'SENT_BACK', 'REFUSED', 'REFUNDED'].map((step) => `receiptStep.${step}`),
      ...CATEGORIES.flatMap((category) => [`finding.${category}`, `findingText.${category}`]),
      ...['TECHNICAL', 'RESIDUE', 'FUNDS', 'ACCOUNT_OR_MANDATE', 'FORGOTTEN', 'UNKNOWN'].map((cause) => `shortfall.${cause}`),
      ...['HIGH', 'MEDIUM', 'LOW'].map((confidence) => `confidence.${confidence}`),
      ...['UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'FAILED', 'STOPPED'].map((state) => `import.${state}`),
    ];
    expect(codes.filter((code) => !(code in EN))).toEqual([]);
  });
});

describe('a message', () => {
  test('takes one word for one and another for many', () => {
    expect(fill('{n} {n|loan|loans}', { n: 1 }, 'en')).toBe('1 loan');
    expect(fill('{n} {n|loan|loans}', { n: 1200 }, 'en')).toBe('1,200 loans');
    expect(fill('{n} {n|loan|loans}', { n: 0 }, 'en')).toBe('0 loans');
  });
  test('shows a place that nobody filled', () => {
    expect(fill('from {day}', {}, 'en')).toBe('from {day}');
  });
  test('does not fill places that come from the outside', () => {
    expect(fill('no loan starts with {text}', { text: '{n}' }, 'en')).toBe('no loan starts with {n}');
  });
});

test('the language is the one chosen, or what the browser asks for', () => {
  expect(preferred('zh-CN', ['en-US'])).toBe('zh-CN');
  expect(preferred(null, ['zh-TW', 'en'])).toBe('zh-CN');
  expect(preferred(null, ['de', 'en'])).toBe('en');
  expect(preferred('nonsense', [])).toBe('en');
});
