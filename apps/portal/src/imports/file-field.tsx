import { useState, type DragEvent } from 'react';
import { bytesText } from '../formats/bytes.js';
import { t } from '../words/words.js';
import classes from './imports.module.css';

interface FileFieldProps {
  file: File | null;
  error: string | undefined;
  onChoose: (file: File) => void;
}

/** A file that is chosen or dropped. The browser's own field lies in the box, so that keyboard and screen reader find what they know. */
export function FileField({ file, error, onChoose }: FileFieldProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined) onChoose(dropped);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div>
      <label htmlFor="file" className={classes.label}>
        {t('imports.file.label')}
      </label>
      <p id="file-hint" className={classes.hint}>
        {t('imports.file.hint')}
      </p>
      {error !== undefined && (
        <p id="file-error" className={classes.error}>
          {error}
        </p>
      )}
      <div className={classes.drop} data-over={over || undefined} onDrop={drop} onDragOver={hover} onDragLeave={() => setOver(false)}>
        <input
          id="file"
          type="file"
          accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values"
          className={classes.input}
          aria-describedby={error === undefined ? 'file-hint' : 'file-hint file-error'}
          aria-invalid={error !== undefined}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen !== undefined) onChoose(chosen);
          }}
        />
        <span className={classes.chosen} aria-hidden="true">
          {over ? t('imports.file.drop') : file === null ? t('imports.file.choose') : t('imports.file.other')}
        </span>
        {file !== null && (
          <span className={classes.name} aria-live="polite">
            <strong>{file.name}</strong> {bytesText(file.size)}
          </span>
        )}
      </div>
    </div>
  );
}
