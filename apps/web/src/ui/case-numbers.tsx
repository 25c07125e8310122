import { Fragment } from 'react';
import { Link } from 'react-router';
import { numbersIn } from './numbers-in';

interface CaseNumbersProps {
  text: string;
  /** Whether it speaks of money for a notice, a month of it or an order to the bank: its number then leads to the notice. */
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
