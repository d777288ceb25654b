// The files of a bank, as it puts them into the folder that it exchanges with us (ISO 20022).
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ACCOUNT = '1100200300400500';
export const BANK = 'bank';
/** What the borrowers' banks call the account of a mandate: bank, account, day of the consent. */
export const AGREEMENT = 'CNAPS:102100099996/6222020200000471/2026-01-05';

/** Writes the settings of the channels: a bank, which needs no network, and what `others` says of others. */
export function writeChannels(folder, others) {
  const home = join(folder, 'bank');
  mkdirSync(home, { recursive: true });
  const file = join(folder, 'channels.properties');
  const settings = { home, creditor: 'Shouyue Consumer Finance', creditorId: 'CN98SHY00001234', account: ACCOUNT, agent: 'CNAPS:104100000004' };
  writeFileSync(file, Object.entries(settings).map(([field, value]) => `${BANK}.${field} = ${value}\n`).join('') + others);
  return file;
}

/** Today where the bank is. */
export function today() {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

function entry({ id, amount, payer, reference, account }) {
  return `
      <Ntry>
        <NtryRef>${id}</NtryRef><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>${today()}</Dt></BookgDt><ValDt><Dt>${today()}</Dt></ValDt><AcctSvcrRef>${id}</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls><TxDtls>
          <Refs><AcctSvcrRef>${id}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
          <RltdPties><Dbtr><Pty><Nm>${payer}</Nm></Pty></Dbtr>${account ? `<CdtrAcct><Id><Othr><Id>${account}</Id></Othr></Id></CdtrAcct>` : ''}</RltdPties>
          <RmtInf><Ustrd>${reference}</Ustrd></RmtInf>
        </TxDtls></NtryDtls>
      </Ntry>`;
}

function receive(folder, name, text) {
  const inbox = join(folder, 'bank', 'inbox');
  mkdirSync(inbox, { recursive: true });
  const unfinished = join(inbox, `${name}.tmp`);
  writeFileSync(unfinished, text);
  renameSync(unfinished, join(inbox, name));
}

/** Transfers that came to the account (camt.054). */
export function notify(folder, message, transfers) {
  receive(
    folder,
    `${message}.xml`,
    `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
  <BkToCstmrDbtCdtNtfctn>
    <GrpHdr><MsgId>${message}</MsgId><CreDtTm>${today()}T06:38:09</CreDtTm></GrpHdr>
    <Ntfctn>
      <Id>${message}-1</Id><CreDtTm>${today()}T06:38:09</CreDtTm>
      <Acct><Id><Othr><Id>${ACCOUNT}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>${transfers.map(entry).join('')}
    </Ntfctn>
  </BkToCstmrDbtCdtNtfctn>
</Document>
`,
  );
}
