import { TextInput, type TextInputProps } from '@mantine/core';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';

interface TextFieldProps extends Omit<TextInputProps, 'id' | 'value' | 'error' | 'onChange'> {
  id: string;
  value: string;
  faults: readonly Fault[];
  onType: (typed: string) => void;
}

/** One line of text with its label, its hint and its fault. */
export function TextField({ id, faults, onType, ...input }: TextFieldProps) {
  const fault = faultOf(faults, id);
  return (
    <Field faulty={fault !== undefined}>
      <TextInput id={id} autoComplete="off" error={fault} onChange={(event) => onType(event.currentTarget.value)} {...input} />
    </Field>
  );
}
