import { Button } from 'antd';
import { useState } from 'react';
import { importsKnown, type ImportDto, type KnownLineDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { Amount } from '../../ui/amount';
import { ImportLines } from './import-lines';
import { IMPORT_TEXTS } from './import.texts';
import { Options } from './options';
import type { Choice } from './use-import';

export type KnownChoice = Pick<Choice, 'known' | 'exceptLines'>;

export const REPLACE_ALL: KnownChoice = { known: 'replace', exceptLines: [] };

/** As many single choices as the server takes with one answer. */
const SINGLY_MAX = 1_000;

interface ImportKnownProps {
  view: ImportDto;
  value: KnownChoice;
  onValue(value: KnownChoice): void;
}

/** People of the file who are in the register already: replaced or kept, all of them or one by one. */
export function ImportKnown({ view, value, onValue }: ImportKnownProps) {
  const t = useTexts(IMPORT_TEXTS);
  const [open, setOpen] = useState(false);
  const singly = value.exceptLines.length;
  return (
    <>
      <Options
        legend={t('knownQuestion', { n: view.rowsKnown })}
        name="import-known"
        value={value.known}
        onValue={(known) => {
          onValue({ known: known === 'keep' ? 'keep' : 'replace', exceptLines: [] });
        }}
        options={[
          ['replace', t('replace')],
          ['keep', t('keep')],
        ]}
      >
        <Button
          type="link"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t('oneByOne')}
        </Button>
        <span role="status">{singly > 0 && t('chosenSingly', { n: singly })}</span>
      </Options>
      {open && (
        <div className="import-known-frame" ref={comeIntoView}>
          <ImportLines<KnownLineDto>
            importId={view.id}
            what="known"
            read={importsKnown}
            label={t('oneByOne')}
            table={(lines) => <Table lines={lines} value={value} onValue={onValue} />}
          />
        </div>
      )}
    </>
  );
}

/** The dialog is lower than its content: what was just opened must not lie under its edge. */
function comeIntoView(frame: HTMLElement | null): void {
  frame?.scrollIntoView({ block: 'end' });
}

interface TableProps {
  lines: KnownLineDto[];
  value: KnownChoice;
  onValue(value: KnownChoice): void;
}

function Table({ lines, value, onValue }: TableProps) {
  const t = useTexts(IMPORT_TEXTS);
  const except = new Set(value.exceptLines);
  const turn = (lineNo: number): void => {
    const others = value.exceptLines.filter((one) => one !== lineNo);
    onValue({ ...value, exceptLines: except.has(lineNo) ? others : [...others, lineNo] });
  };
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col" className="num">
            {t('line')}
          </th>
          <th scope="col">{t('accountNo')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col" className="num">
            {t('baseInRegister')}
          </th>
          <th scope="col" className="num">
            {t('baseInFile')}
          </th>
          <th scope="col">{t('replaceOne')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineNo}>
            <td className="num">{line.lineNo}</td>
            <td>{line.accountNo}</td>
            <td>{line.name}</td>
            <td className="num">
              <Amount fen={line.baseInRegisterFen} />
            </td>
            <td className="num">
              <Amount fen={line.baseInFileFen} />
            </td>
            <td>
              <input
                type="checkbox"
                aria-label={t('replaceOf', { name: line.name })}
                checked={(value.known === 'replace') !== except.has(line.lineNo)}
                disabled={except.size >= SINGLY_MAX && !except.has(line.lineNo)}
                onChange={() => {
                  turn(line.lineNo);
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
