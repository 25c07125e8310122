import Handlebars from 'handlebars';
import type { ProblemView } from '#apps/api/problems/problem.dto';

const PAGE = Handlebars.compile<ProblemView>(`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{title}}</title></head>
<body>
<h1>{{title}}</h1>
<p lang="en">{{titleEn}}</p>
<p><a href="/">返回首页 / Home</a></p>
<p>{{code}} {{correlationId}}</p>
</body>
</html>
`);

/** For somebody who followed a link to a file and is refused it: words instead of the program's answer. */
export function problemPage(view: ProblemView): string {
  return PAGE(view);
}
