# The words of this theme alone; the others come from plain.
no-cookies = This site uses no cookies and stores nothing on your device.
all-event = See all events
all-workshop = See all workshops
all-initiative = See all initiatives
all-news = Read all the news
all-partner = See all partners
all-place = See all places
home-about = Who is behind this
nothing-open = There is nothing to apply for at the moment. As soon as a round opens, it will be here.
other-topics = More
