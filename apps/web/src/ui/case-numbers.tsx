import { Fragment } from 'react';
import { Link } from 'react-router';
import { numbersIn } from './numbers-in';

/** A text of the server in which every case it names leads to that case. */
export function CaseNumbers({ text }: { text: string }) {
  return numbersIn(text).map((part, at) =>
    part.isCase ? (
      <Link key={String(at)} className="text-link amount" to={`/cases/${part.text}`}>
        {part.text}
      </Link>
    ) : (
      <Fragment key={String(at)}>{part.text}</Fragment>
    ),
  );
}
