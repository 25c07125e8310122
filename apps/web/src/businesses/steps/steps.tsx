import { CheckOutlined } from '@ant-design/icons';

/** Where in a way of several steps the page is; the words carry it, the marks help. */
export function Steps({ titles, current }: { titles: readonly string[]; current: number }) {
  return (
    <ol className="steps">
      {titles.map((title, index) => (
        <li
          key={title}
          className={index < current ? 'done' : index === current ? 'now' : ''}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="step-mark" aria-hidden>
            {index < current ? <CheckOutlined /> : index + 1}
          </span>
          {title}
        </li>
      ))}
    </ol>
  );
}
