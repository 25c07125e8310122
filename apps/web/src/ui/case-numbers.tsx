import { Fragment } from 'react';
import { Link } from 'react-router';
import { numbersIn } from './numbers-in';

interface CaseNumbersProps {
  text: string;
  /** What its numbers name where it speaks of money: then each leads to the notice it was paid for. */
  ofMoney?: boolean;
}

/** A text of the server in which every case it names leads to that case. */
export function CaseNumbers({ text, ofMoney = false }: CaseNumbersProps) {
  return numbersIn(text).map((part, at) =>
    part.isCase ? (
      <Link
        key={String(at)}
        className="text-link amount"
        to={`/${ofMoney ? 'notices' : 'cases'}/${part.text}`}
      >
        {part.text}
      </Link>
    ) : (
      <Fragment key={String(at)}>{part.text}</Fragment>
    ),
  );
}
