import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../../../platform/i18n/i18n.ts';
import { sentenceOfRemark, type Remark } from './card-faults.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  value: string | null;
  onValue: (value: string) => void;
  remark: Remark | undefined;
};

/** A line of a card. What is wrong with it is told when one has left it, not while one is still typing. */
export function CardInput({ value, onValue, remark, ...rest }: Props) {
  const language = useLanguage();
  const [typing, setTyping] = useState(false);
  const sentence = remark && !typing ? sentenceOfRemark(remark, language) : null;
  const doubtful = remark?.severity === 'doubt';
  return (
    <TextInput
      size="md"
      autoComplete="off"
      {...rest}
      value={value ?? ''}
      onChange={(event) => onValue(event.currentTarget.value)}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      error={doubtful ? null : sentence}
      description={doubtful && sentence ? sentence : rest.description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
