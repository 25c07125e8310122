import { FileExcelOutlined, FileTextOutlined } from '@ant-design/icons';
import { useTexts } from '../i18n/texts';
import { UI_TEXTS } from './ui.texts';

interface SheetLinksProps {
  /** Of the api; it answers both formats. */
  address: string;
  asked: Readonly<Record<string, string>>;
}

const FORMATS = [
  ['xlsx', 'asXlsx', FileExcelOutlined],
  ['csv', 'asCsv', FileTextOutlined],
] as const;

/** What was asked, exported whole, however much of it the page shows. */
export function SheetLinks({ address, asked }: SheetLinksProps) {
  const t = useTexts(UI_TEXTS);
  return FORMATS.map(([format, text, Icon]) => (
    <a
      key={format}
      className="text-link"
      href={`${address}?${new URLSearchParams({ format, ...asked }).toString()}`}
      download
    >
      <Icon aria-hidden /> {t(text)}
    </a>
  ));
}
