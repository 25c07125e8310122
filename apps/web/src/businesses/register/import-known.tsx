import { Button } from 'antd';
import { useState } from 'react';
import { importsKnown, type ImportDto, type KnownLineDto } from '../../api/generated';
import { useServerText } from '../../i18n/texts';
import { useDictionaries } from '../steps/use-dictionaries';
import { wordsOf } from './columns';
import { ImportLines } from './import-lines';
import { useImportTexts } from './pasted-context';
import { Options } from './options';
import type { RegisterPlan } from './register-plan';
import type { Choice } from './use-import';

export type KnownChoice = Pick<Choice, 'known' | 'exceptLines'>;

export const REPLACE_ALL: KnownChoice = { known: 'replace', exceptLines: [] };

/** As many single choices as the server takes with one answer. */
const SINGLY_MAX = 1_000;

interface ImportKnownProps {
  view: ImportDto;
  plan: RegisterPlan;
  value: KnownChoice;
  onValue(value: KnownChoice): void;
}

/** People of the file who are in the register already: replaced or kept, all of them or one by one. */
export function ImportKnown(props: ImportKnownProps) {
  const { view, value, onValue } = props;
  const t = useImportTexts();
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
          <KnownLines {...props} />
        </div>
      )}
    </>
  );
}

/** The dialog is lower than its content: what was just opened must not lie under its edge. */
function comeIntoView(frame: HTMLElement | null): void {
  frame?.scrollIntoView({ block: 'end' });
}

function KnownLines({ view, plan, value, onValue }: ImportKnownProps) {
  const t = useImportTexts();
  const except = new Set(value.exceptLines);
  const turn = (lineNo: number): void => {
    const others = value.exceptLines.filter((one) => one !== lineNo);
    onValue({ ...value, exceptLines: except.has(lineNo) ? others : [...others, lineNo] });
  };
  const whose = plan.subject === 'person' ? t('idNumber') : t('accountNo');
  return (
    <ImportLines<KnownLineDto>
      importId={view.id}
      what="known"
      read={importsKnown}
      label={t('oneByOne')}
      titles={[whose, t('name'), t('column'), t('inRegister'), t('inFile'), t('replaceOne')]}
      cells={(line) => (
        <>
          <td className="amount">{line.accountNo === '' ? line.idNumberMasked : line.accountNo}</td>
          <td>{line.name}</td>
          <Changes plan={plan} changes={line.changes} />
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
        </>
      )}
    />
  );
}

/** Every column in which the file differs, one under the other: what stands now beside what would. */
function Changes({
  plan,
  changes,
}: Pick<ImportKnownProps, 'plan'> & Pick<KnownLineDto, 'changes'>) {
  const t = useImportTexts();
  const server = useServerText();
  const dictionaries = useDictionaries().data ?? {};
  const shown = changes.flatMap(({ column: key, inRegister, inFile }) => {
    const column = plan.columns.find((one) => one.key === key);
    if (column === undefined) return [];
    const words = (value: string): string => server(wordsOf(column, value, dictionaries)) || '—';
    return [{ key, cells: [server(column.title), words(inRegister), words(inFile)] }];
  });
  if (shown.length === 0) return <td colSpan={3}>{t('knownSame')}</td>;
  return [0, 1, 2].map((at) => (
    <td key={at} className={at > 0 ? 'amount' : ''}>
      {shown.map(({ key, cells }) => (
        <div key={key}>{cells[at]}</div>
      ))}
    </td>
  ));
}
