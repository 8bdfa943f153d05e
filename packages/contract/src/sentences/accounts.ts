/** Passwords, second factors, links, appointments, personal settings. */
export const accountSentences = {
  too_many_attempts: {
    ru: 'Слишком много попыток. Подождите четверть часа, восстановите пароль по почте или войдите через Госуслуги.',
    en: 'Too many attempts. Wait a quarter of an hour, recover the password by e-mail, or sign in with Gosuslugi.',
  },
  'sign_in.credentials_wrong': {
    ru: 'Имя пользователя или пароль не подходят. Проверьте раскладку клавиатуры и регистр букв.',
    en: 'The user name or the password is not right. Check the keyboard layout and the case of letters.',
  },
  'sign_in.step_expired': {
    ru: 'Время на ввод кода вышло. Введите пароль ещё раз.',
    en: 'The time for the code is over. Type the password again.',
  },
  'sign_in.blocked': {
    ru: 'Администратор приостановил для вас вход. Обратитесь к администратору вашей организации: только он может открыть его.',
    en: 'An administrator has suspended your access. Turn to the administrator of your organization, who alone can open it.',
  },
  'sign_in.no_active_role': {
    ru: 'Сейчас у вас нет действующей роли. Обратитесь к администратору вашей организации.',
    en: 'You hold no active role at present. Turn to the administrator of your organization.',
  },
  'sign_in.role_not_in_organization': {
    ru: 'В выбранной организации у вас нет роли. Выберите другую или войдите без выбора.',
    en: 'You have no role in the chosen organization. Choose another one, or sign in without choosing.',
  },
  'sign_in.password_cut_off': {
    ru: 'Вход по паролю для вашей роли закрыт решением региона. Войдите через Госуслуги: нужна подтверждённая учётная запись, а если она не подтверждена, это делается в приложении банка, в МФЦ или кодом из письма.',
    en: 'The region has closed the sign-in by password for your role. Sign in with Gosuslugi: a confirmed account is needed; one is confirmed in a bank’s app, at a service centre or by a code in a letter.',
  },
  'session.not_found': { ru: 'Такого сеанса уже нет.', en: 'There is no such session any more.' },
  'password.too_short': {
    ru: 'Нужно не меньше 8 знаков. Подойдёт и фраза из нескольких слов.',
    en: 'At least 8 characters are needed. A phrase of several words will do.',
  },
  'password.too_common': {
    ru: 'Этот пароль есть в списках самых частых: его подберут первым. Придумайте другой.',
    en: 'This password is on the lists of the commonest: it would be tried first. Think of another one.',
  },
  'password.too_obvious': {
    ru: 'Пароль состоит почти только из вашего имени или даты рождения. Придумайте другой.',
    en: 'The password is hardly more than your name or date of birth. Think of another one.',
  },
  'password.wrong': { ru: 'Нынешний пароль другой.', en: 'The present password is another one.' },
  'link.is_over': {
    ru: 'Ссылка уже использована, устарела или скопирована не целиком. Запросите новую.',
    en: 'The link has been used, is out of date, or was not copied whole. Ask for a new one.',
  },
  'second_factor.code_wrong': {
    ru: 'Код не подходит. Возьмите тот, что в приложении сейчас; каждый код действует один раз.',
    en: 'The code is not right. Take the one that the app shows now; each code works once.',
  },
  'second_factor.is_on': {
    ru: 'Второй фактор уже включён.',
    en: 'The second factor is on already.',
  },
  'second_factor.is_off': { ru: 'Второй фактор не включён.', en: 'The second factor is not on.' },
  'second_factor.not_begun': {
    ru: 'Сначала отсканируйте картинку с кодом.',
    en: 'Scan the picture with the code first.',
  },
  'second_factor.required': {
    ru: 'Ваша роль открывается паролем только вместе со вторым фактором. Отключить его нельзя, но можно перенести на другой телефон с помощью администратора.',
    en: 'By password your role opens only with a second factor. It cannot be turned off; an administrator can help you move it to another phone.',
  },
  'second_factor.needed': {
    ru: 'Сначала включите второй фактор: без него эта роль паролем не открывается.',
    en: 'Turn the second factor on first: by password alone this role does not open.',
  },
  'account.user_name_taken': {
    ru: 'Это имя занято. Добавьте, например, отчество или номер школы.',
    en: 'This name is taken. Add something to it, such as a number.',
  },
  'account.out_of_reach': {
    ru: 'У этого человека есть роли вне вашей организации или не ниже вашей. Ему поможет вышестоящий координатор.',
    en: 'This person has roles outside your organization, or not below yours. A coordinator above can help.',
  },
  'account.no_email': {
    ru: 'В карточке нет адреса почты. Распечатайте ссылку или добавьте адрес.',
    en: 'There is no e-mail in the card. Print the link, or add an address.',
  },
  'password_cut_off.not_for_operators': {
    ru: 'Оператору вход по паролю не закрывается: если Госуслуги недоступны, кто-то должен войти.',
    en: 'The sign-in by password is not closed to operators: when Gosuslugi is out of reach, somebody has to get in.',
  },
  'appointment.role_not_yours_to_give': {
    ru: 'Эту роль назначает не вы, а тот, кто стоит выше или ниже.',
    en: 'This role is not yours to give.',
  },
  'appointment.out_of_reach': {
    ru: 'Эта организация не в вашем ведении.',
    en: 'This organization is not yours to look after.',
  },
  'appointment.role_does_not_fit': {
    ru: 'Такой роли в этой организации не бывает: координаторы работают в управлении образования, остальные – в учреждении.',
    en: 'There is no such role in this organization: coordinators work in an education authority, the others in an institution.',
  },
  'appointment.over_before_it_begins': {
    ru: 'Последний день раньше первого или уже прошёл.',
    en: 'The last day is before the first one, or over already.',
  },
  'appointment.longer_than_your_own': {
    ru: 'Назначить можно не дольше, чем действует ваша роль.',
    en: 'An appointment cannot last longer than your own role.',
  },
  'appointment.held_already': {
    ru: 'Эта роль у человека уже есть или назначена. Сначала завершите её.',
    en: 'The person holds this role already, or is to hold it. End that one first.',
  },
  'appointment.snils_of_another': {
    ru: 'Этот СНИЛС стоит в карточке с другим именем. Проверьте номер по документу.',
    en: 'This СНИЛС stands in a card with another name. Check the number against the document.',
  },
  'appointment.not_found': { ru: 'Такого назначения нет.', en: 'There is no such appointment.' },
  'card_error.not_found': { ru: 'Такого сообщения нет.', en: 'There is no such report.' },
} as const;
