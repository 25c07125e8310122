import { Button, Progress } from 'antd';
import type { DemandedPaperDto } from '../api/generated';
import { useServerText, useTexts } from '../i18n/texts';
import { FieldError } from '../businesses/steps/field-error';
import { DropZone } from './drop-zone';
import { PAPERS_TEXTS } from './papers.texts';
import { PAPER_ACCEPT } from './paper-kinds';
import { mayGoOn, type Upload, type Uploads } from './use-uploads';

interface LocalUploadProps {
  uploads: Uploads;
  paper: DemandedPaperDto;
  papers: DemandedPaperDto[];
}

export function LocalUpload({ uploads, paper, papers }: LocalUploadProps) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const titleOf = (kind: string): string => server(papers.find((one) => one.kind === kind)?.title);
  return (
    <section aria-label={t('local')} id="local-upload" tabIndex={-1}>
      <h3>{t('local')}</h3>
      <DropZone
        multiple
        accept={PAPER_ACCEPT}
        text={t('drop')}
        browse={t('browse')}
        help={t('localHelp')}
        onFiles={(files) => {
          uploads.add(paper.kind, files);
        }}
      />
      <ul className="uploads">
        {uploads.all.map((upload) => (
          <UploadLine
            key={upload.key}
            upload={upload}
            uploads={uploads}
            paperTitle={titleOf(upload.paper)}
          />
        ))}
      </ul>
    </section>
  );
}

function UploadLine({
  upload,
  uploads,
  paperTitle,
}: {
  upload: Upload;
  uploads: Uploads;
  paperTitle: string;
}) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const { trouble, file } = upload;
  const reason =
    trouble === null ? '' : typeof trouble === 'string' ? t(trouble) : server(trouble.server);
  return (
    <li>
      <div className="upload-line">
        <span>
          {paperTitle} · {file.name}
        </span>
        {mayGoOn(upload) && (
          <Button
            size="small"
            onClick={() => {
              uploads.resume(upload.key);
            }}
          >
            {t('retry')}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            uploads.cancel(upload.key);
          }}
        >
          {t('cancel')}
        </Button>
      </div>
      {trouble === null ? (
        <Progress
          percent={Math.round(upload.share * 100)}
          size="small"
          aria-label={t('uploading', { name: file.name })}
        />
      ) : (
        <FieldError
          id={`upload-${String(upload.key)}`}
          text={t('failed', { name: file.name, reason })}
        />
      )}
    </li>
  );
}
