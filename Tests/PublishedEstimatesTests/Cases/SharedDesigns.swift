import SystemDesign

// Designs that several sources share but for their figures. No machine is to be fuller than full,
// as no source leaves headroom.

/// Links that are made and followed.
func shortener(
  created: Rate, followed: Rate, link: Record, planned: Period, each: Rate? = nil
) -> Design {
  Design("URL shortener") {
    let user = Client("User")
    let service = Service("Shortener", each: each)
    let links = Database("Links")
    Traffic(peak: 1.times, planned: planned, busy: 100.percent)
    Flow("Shorten a link", at: created) {
      user.calls(service, sending: link, receiving: 0.bytes)
      service.writes(link, to: links)
    }
    Flow("Follow a link", at: followed) {
      user.calls(service, sending: 0.bytes, receiving: link)
      service.reads(link, from: links)
    }
  }
}

/// Records of one kind that are sent and kept.
func keeping(
  _ record: Record, at rate: Rate, planned: Period, peak: Ratio = 1.times
) -> Design {
  Design("Records") {
    let user = Client("User")
    let service = Service("Service")
    let records = Database("Records")
    Traffic(peak: peak, planned: planned)
    Flow("Write", at: rate) {
      user.calls(service, sending: record, receiving: 0.bytes)
      service.writes(record, to: records)
    }
  }
}

/// Requests that are answered, by servers that can each answer so many.
func serving(_ rate: Rate, each: Rate? = nil, peak: Ratio = 1.times) -> Design {
  Design("Requests") {
    let user = Client("User")
    let servers = Service("Servers", each: each)
    Traffic(peak: peak, busy: 100.percent)
    Flow("Ask", at: rate) { user.calls(servers, sending: 0.bytes, receiving: 0.bytes) }
  }
}

/// Texts that are posted, some of them with media.
func textAndMedia(
  at rate: Rate, text: DataSize, media: DataSize, in share: Ratio, planned: Period,
  peak: Ratio = 1.times
) -> Design {
  Design("Texts and media") {
    let user = Client("User")
    let service = Service("Service")
    let texts = Database("Texts")
    let files = ObjectStore("Media")
    Traffic(peak: peak, planned: planned)
    Flow("Post", at: rate) {
      user.calls(service, sending: text, receiving: 0.bytes)
      service.writes(Record("text", text), to: texts)
      user.writes(Record("media", media), to: files, times: share)
    }
  }
}

/// Tweets that are posted and seen, some with a photo or a video; of the videos some are watched.
func mediaFeed(
  posted: Rate, seen: Rate, tweet: Record, shown: DataSize, photo: DataSize,
  in pictured: Ratio, video: DataSize, in filmed: Ratio, watched: Ratio = 100.percent,
  peak: Ratio = 1.times
) -> Design {
  Design("Feed") {
    let user = Client("User")
    let app = Service("App")
    let tweets = Database("Tweets")
    let media = ObjectStore("Media")
    let photo = Record("photo", photo)
    let video = Record("video", video)
    Traffic(peak: peak, planned: 1.year)
    Flow("Post a tweet", at: posted) {
      user.calls(app, sending: tweet, receiving: 0.bytes)
      app.writes(tweet, to: tweets)
    }
    Flow("Add a photo", at: posted * pictured) { user.writes(photo, to: media) }
    Flow("Add a video", at: posted * filmed) { user.writes(video, to: media) }
    Flow("Read tweets", at: seen) { user.calls(app, sending: 0.bytes, receiving: shown) }
    Flow("See photos", at: seen * pictured) { user.reads(photo, from: media) }
    Flow("See videos", at: seen * filmed * watched) { user.reads(video, from: media) }
  }
}
