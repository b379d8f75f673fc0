public import Funding

/// Why a profile does not fit what it is used for.
public enum ProfileFault: Hashable, Sendable {
  /// It describes tables of the other kind.
  case otherKind(isOfBookings: Bool)
  /// Both a column or constant and the sign, side or column of the amount tell the kind of a
  /// booking.
  case kindToldTwice
  /// The kind of a column of amounts is not told.
  case kindOfAmounts(String)
  /// Two signs or sides are the same kind of booking; the keys, with a bar between them.
  case signsMeanTheSame(BookingKind, keys: String)
  /// The first filled of several columns is asked for where amounts stand.
  case firstFilledAmount(String)
}
