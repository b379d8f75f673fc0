import Funding
import Messages

extension ProfileFault {
  var problem: Problem {
    switch self {
    case .otherKind(let isOfBookings):
      isOfBookings
        ? Problem("profile.PROFILE_OTHER_KIND.bookings")
        : Problem("profile.PROFILE_OTHER_KIND.projects")
    case .kindToldTwice: Problem("profile.PROFILE_KIND_TOLD_TWICE")
    case .kindOfAmounts(let key): Problem("profile.PROFILE_KIND_OF_AMOUNTS", ["key": key])
    case .signsMeanTheSame(let kind, let keys):
      Problem("profile.PROFILE_SIGNS_MEAN_THE_SAME", ["keys": keys, "kind": kind.name])
    case .firstFilledAmount(let key): Problem("profile.PROFILE_FIRST_FILLED_AMOUNT", ["key": key])
    }
  }
}
