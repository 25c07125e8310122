import { PrinterOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useTexts } from '../i18n/texts';
import { addressOf, queryOf, type Asked, type QueryName } from './asked';
import { SheetLinks } from '../ui/sheet-links';
import { QUERY_TEXTS } from './queries.texts';

/** What was asked is printed and exported whole, however much of it the page shows. */
export function QueryActs({ name, asked }: { name: QueryName; asked: Asked }) {
  const t = useTexts(QUERY_TEXTS);
  const given = queryOf(name, asked);
  return (
    <span className="query-acts">
      <Link className="text-link" to={addressOf(`/prints/${name}`, given)}>
        <PrinterOutlined aria-hidden /> {t('print')}
      </Link>
      <SheetLinks address={`/api/queries/${name}/sheet`} asked={given} />
    </span>
  );
}
