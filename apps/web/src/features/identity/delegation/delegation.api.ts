import type { Appoint, Appointed, Role } from '@gorodok/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

export const appointmentsQuery = (search: string) =>
  queryOptions({
    queryKey: ['appointments', search],
    queryFn: ({ signal }) =>
      ask('AppointmentList', 'POST', '/appointments/search', { body: { search }, signal }),
    placeholderData: keepPreviousData,
  });

export const placesQuery = (role: Role, search: string) =>
  queryOptions({
    queryKey: ['appointment-places', role, search],
    queryFn: ({ signal }) =>
      ask('AppointmentPlaceList', 'POST', '/appointments/places/search', { body: { role, search }, signal }),
    placeholderData: keepPreviousData,
  });

export const employeesQuery = (organizationId: number, search: string) =>
  queryOptions({
    queryKey: ['appointees', organizationId, search],
    queryFn: ({ signal }) =>
      ask('AppointeeList', 'POST', '/appointments/employees/search', {
        body: { organizationId, search },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const appoint = (body: Appoint): Promise<Appointed> =>
  ask('Appointed', 'POST', '/appointments', { body });

export const endAppointment = ({ employmentId, role }: { employmentId: number; role: Role }): Promise<void> =>
  tell('DELETE', `/appointments/${employmentId}/${role}`);
