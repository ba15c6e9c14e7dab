import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Failure } from '../api/failure.js';
import { faultOf, faultsOf, type Fault } from '../parts/faults.js';
import { Field, FormPage } from '../parts/form-page.js';
import { FactBox } from '../parts/facts.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';
import { fileFaults } from './chosen-file.js';
import { FileField } from './file-field.js';
import classes from './imports.module.css';
import type { Sent } from './use-import.js';

interface ImportFormProps {
  crumbs: readonly ReactNode[];
  /** What the service said of the file that was sent last. */
  failure: Failure | null;
  onChange: () => void;
  onSend: (sent: Sent) => void;
}

/** Chooses a file, and says what importing it does before it is sent. */
export function ImportForm({ crumbs, failure, onChange, onSend }: ImportFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [schoolYear, setSchoolYear] = useState('');
  const [own, setOwn] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(failure === null ? 0 : 1);
  const faults = own.length > 0 || failure === null ? own : refusalOf(failure);
  const changed = () => {
    setOwn([]);
    onChange();
  };
  const submit = () => {
    const found = fileFaults(file, schoolYear.trim()).map((fault): Fault => {
      const text = t(`imports.errors.${fault}`);
      return { field: fault === 'year' ? 'school-year' : 'file', short: text, full: text };
    });
    setOwn(found);
    setAttempt((times) => times + 1);
    if (found.length === 0 && file !== null) onSend({ file, schoolYear: schoolYear.trim() });
  };
  return (
    <FormPage
      crumbs={crumbs}
      title={t('imports.title')}
      meta={t('imports.meta')}
      faults={faults}
      attempt={attempt}
      submit={t('imports.submit')}
      busy={false}
      onSubmit={submit}
      fine={t('imports.fine')}
      effect={<Effect />}
    >
      <Field faulty={faultOf(faults, 'file') !== undefined}>
        <FileField
          file={file}
          error={faultOf(faults, 'file')}
          onChoose={(chosen) => {
            setFile(chosen);
            changed();
          }}
        />
      </Field>
      <Field faulty={faultOf(faults, 'school-year') !== undefined}>
        <TextInput
          id="school-year"
          label={t('imports.year.label')}
          description={t('imports.year.hint')}
          error={faultOf(faults, 'school-year')}
          value={schoolYear}
          maxLength={7}
          autoComplete="off"
          styles={{ wrapper: { width: 160 } }}
          onChange={(event) => {
            setSchoolYear(event.currentTarget.value);
            changed();
          }}
        />
      </Field>
    </FormPage>
  );
}

function Effect() {
  return (
    <FactBox title={t('imports.effect.title')}>
      <ul className={classes.effects}>
        {(['facts', 'nothing', 'bad', 'told'] as const).map((line) => (
          <li key={line}>
            <Rich text={t(`imports.effect.${line}`)} />
          </li>
        ))}
      </ul>
    </FactBox>
  );
}

// The service's codes of a file that cannot be imported name no field; it is the file that is at fault.
function refusalOf(failure: Failure): Fault[] {
  const faults = faultsOf(failure, (name) => (name === 'schoolYear' ? 'school-year' : 'file'), {
    away: t('parts.errors.away'),
    unknown: t('parts.errors.unknown'),
  });
  const { problem } = failure;
  if (problem?.code.startsWith('district-import.') !== true) return faults;
  return [{ field: 'file', short: problem.title, full: problem.detail }];
}
