import type { ProblemView } from '#apps/api/problems/problem.dto';
import { htmlText } from '#libs/texts/html-text';

/** For somebody who followed a link to a file and is refused it: words instead of the program's answer. */
export function problemPage({ title, titleEn, code, correlationId }: ProblemView): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${htmlText(title)}</title></head>
<body>
<h1>${htmlText(title)}</h1>
<p lang="en">${htmlText(titleEn)}</p>
<p><a href="/">返回首页 / Home</a></p>
<p>${htmlText(code)} ${htmlText(correlationId)}</p>
</body>
</html>
`;
}
